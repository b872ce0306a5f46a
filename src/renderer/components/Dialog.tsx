import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../app/LanguageProvider.tsx';

/** A question in the middle of the page. Its head is no landmark: the page has its own banner. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, onClose, children } = props;
  const { t } = useWords();
  return (
    <Modal.Root opened onClose={onClose} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('common.action.close')} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
