import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** A question in front of the page. Escape and a press beside it close it, unless it must be answered. */
export function Dialog({ title, children, onClose }: { title: ReactNode; children: ReactNode; onClose?: () => void }) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => !open && onClose?.()}
    >
      <Modal>
        <AriaDialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Asks before something that cannot be taken back. */
export function Confirm({
  title,
  children,
  action,
  otherwise = 'Keep',
  busy = false,
  problem,
  onConfirm,
  onClose,
}: {
  title: ReactNode;
  children: ReactNode;
  action: string;
  /** What stands on the button that does nothing. */
  otherwise?: string;
  busy?: boolean;
  /** What did not work: it stands in the question, as the page behind it is neither seen nor read aloud. */
  problem: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        {problem}
        {children}
        <div className="row">
          <button type="button" className="button danger" onClick={onConfirm} aria-disabled={busy || undefined}>
            {busy ? 'One moment …' : action}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {otherwise}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
