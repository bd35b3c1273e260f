/** A Flow of one screen that Meta takes as it stands: something to go on from. */
export function emptyDocument(title: string): Record<string, unknown> {
  return {
    version: '7.2',
    screens: [
      {
        id: 'FIRST',
        title: title.slice(0, 30),
        terminal: true,
        success: true,
        data: {},
        layout: {
          type: 'SingleColumnLayout',
          children: [
            { type: 'TextHeading', text: title.slice(0, 80) },
            {
              type: 'TextInput',
              name: 'answer',
              label: title.slice(0, 20),
              'input-type': 'text',
              required: true,
            },
            {
              type: 'Footer',
              label: 'OK',
              'on-click-action': { name: 'complete', payload: { answer: `\${form.answer}` } },
            },
          ],
        },
      },
    ],
  }
}
