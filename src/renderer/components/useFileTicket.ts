import { useCallback, useState } from 'react';
import { ERROR_CODES, type ErrorBody } from '#shared/contract/errors.ts';
import { useRpc } from '../rpc/RpcProvider.tsx';

/** A file that the core may read, by its ticket; the page never sees its path. */
export interface ClaimedFile {
  readonly ticket: string;
  readonly name: string;
  readonly bytes: number;
}

/** Turns picked or dropped files into tickets; says why one was refused. */
export function useFileTicket(onClaimed: (file: ClaimedFile) => void): {
  readonly error: ErrorBody | null;
  readonly claim: (file: File) => void;
} {
  const { client } = useRpc();
  const [error, setError] = useState<ErrorBody | null>(null);
  const claim = useCallback(
    (file: File) => {
      setError(null);
      client.claimFile(file).then(
        (ticket) => onClaimed({ ticket, name: file.name, bytes: file.size }),
        (thrown: unknown) => setError({ code: codeOf(thrown), place: { file: file.name } }),
      );
    },
    [client, onClaimed],
  );
  return { error, claim };
}

/** The bridge refuses with an Error whose message is a code. */
function codeOf(thrown: unknown): ErrorBody['code'] {
  const message = thrown instanceof Error ? thrown.message : '';
  return ERROR_CODES.find((code) => message.includes(code)) ?? 'FILE_UNREADABLE';
}
