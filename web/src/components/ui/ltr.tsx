import type { ReactNode } from 'react'

/** Phone numbers, codes and addresses: always left to right, whatever stands around them. */
export function Ltr({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <bdi dir="ltr" className={className}>
      {children}
    </bdi>
  )
}
