/**
 * Keeps the page as high as what is left above the on-screen keyboard, so that the composer stands on it. Android
 * resizes the page by itself (`interactive-widget` in index.html); iOS only tells the visual viewport.
 */
export function followViewport(): void {
  const viewport = window.visualViewport
  if (!viewport) return
  const update = () => {
    // Zoomed in by the person: leave the layout alone.
    if (viewport.scale > 1.01) return
    document.documentElement.style.setProperty('--viewport-height', `${viewport.height}px`)
    // Safari scrolls the page to reveal the field; the page has made room already.
    if (viewport.offsetTop > 0) window.scrollTo(0, 0)
  }
  viewport.addEventListener('resize', update)
  update()
}
