/** What holds at every level. */
export function Masking() {
  return (
    <p className="privacy-masking">
      At every level, e-mail addresses, phone numbers, card and identity numbers and the names of persons are
      replaced before anything is sent, and put back on this machine. Every request is in the ledger, exactly
      as it was sent.
    </p>
  );
}
