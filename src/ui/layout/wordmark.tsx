import './wordmark.css';

export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M2.5 13.5V9M7 13.5V5.5M11.5 13.5v-5" />
        <circle cx="13.5" cy="3" r="1.75" />
      </svg>
      InsightX
    </span>
  );
}
