// Words: how they are cleaned, compared, counted and turned into links.

/** Marks that turn the direction of what follows, and controls, would disturb the drawing around a name. */
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Text for a drawing: on one line, without characters that XML cannot hold. */
function clean(text) {
  return String(text).toWellFormed().replace(unwanted, "").replace(/\s+/g, " ").trim();
}

/** At most `length` characters, as readers count them, with an ellipsis. */
function shorten(text, length) {
  if (text.length <= length) return text;
  const characters = Array.from(segmenter.segment(text.slice(0, length * 8)), (part) => part.segment);
  return characters.length <= length ? text : characters.slice(0, length - 1).join("").trimEnd() + "…";
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text without case and accents, for comparing: "Chișinău" as "chisinau". */
function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđßæœıþð’]/g, (letter) => plain[letter]);
}

const plain = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d", "’": "'" };

/** "1 neighbour", "2 neighbours". */
function counted(number, one, many = one + "s") {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** The address if it is one of the web, else nothing. */
function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

/** The day as readers write it, at the precision known: "5 June 2026", "June 2026", "2026". */
function readableDate(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date) ?? [];
  if (!year) return clean(date);
  return [day && String(Number(day)), months[Number(month) - 1], year].filter(Boolean).join(" ");
}

const months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
];

/**
 * Whether one of the dates is within the bounds. ISO 8601 dates compare as text at the shorter precision: 2015
 * contains 2015-09-30.
 */
function isInTime(dates, since, until) {
  if (!since && !until) return true;
  return dates.some((date) => {
    const after = !since || date.slice(0, since.length) >= since.slice(0, date.length);
    const before = !until || date.slice(0, until.length) <= until.slice(0, date.length);
    return after && before;
  });
}

/** Where `quote` stands in `sentence`; nothing if it does not. */
function placeOfQuote(quote, sentence) {
  const start = quote ? sentence.indexOf(quote) : -1;
  return start < 0 ? null : [start, start + quote.length];
}
