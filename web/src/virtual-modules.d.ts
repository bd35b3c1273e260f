/** The emoji with their names, made by build/emoji-data.ts. */
declare module 'virtual:emoji/*' {
  const data: import('frimousse').EmojiData
  export default data
}
