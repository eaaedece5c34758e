// The way through a survey on a phone: which items and rows are shown, and what is wrong with the
// answers. Pure: reads the plan that the server wrote and the fields of the form, knows no page.
// The server decides in the end; a test holds this file to the same decisions.

const isBlank = (text) => /^\p{White_Space}*$/u.test(text);
const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter();
const tidy = (text) => text.replaceAll("\r\n", "\n").normalize("NFC");

/** How many characters a person counts in a text. */
export const length = (text) =>
  segmenter ? [...segmenter.segment(tidy(text))].length : [...tidy(text)].length;

/** What `fields` (URLSearchParams) lead to in a survey. */
export class Route {
  constructor(plan, fields) {
    this.plan = plan;
    this.fields = fields;
    this.known = new Map();
  }

  // Every question about an item is asked many times over; nothing changes in between.
  remember(name, work) {
    if (!this.known.has(name)) this.known.set(name, work());
    return this.known.get(name);
  }

  one(name) {
    return this.fields.getAll(name).find((value) => value !== "");
  }

  words(name) {
    return this.fields.getAll(name).find((value) => !isBlank(value));
  }

  /** Whether the item is put to this person. */
  isShown(id) {
    return this.remember(`shown ${id}`, () => {
      const item = this.plan.items[id];
      return (
        this.holds(this.plan.pages[item.page]) &&
        this.holds(item.if) &&
        (item.kind !== "matrix" || this.rows(id).length > 0)
      );
    });
  }

  /** Whether anything on the screen is shown. */
  isScreenShown(index) {
    return this.plan.screens[index].some((id) => this.isShown(id));
  }

  /** The rows of a matrix, in order. */
  rows(id) {
    const { rows } = this.plan.items[id];
    if (!rows || Array.isArray(rows)) return rows ?? [];
    if (rows.open) return rows.open.filter((open) => this.isAnswered(open));
    return this.codes(rows.from).filter((code) => code !== this.plan.dk);
  }

  holds(condition) {
    if (!condition) return true;
    if (condition.not) return !this.holds(condition.not);
    if (condition.all) return condition.all.every((part) => this.holds(part));
    if (condition.any) return condition.any.some((part) => this.holds(part));
    if (condition.in) return this.codes(condition.item).some((code) => condition.in.includes(code));
    return this.isAnswered(condition.item);
  }

  codes(id) {
    return this.isAnswered(id) ? (this.judge(id).codes ?? []) : [];
  }

  isAnswered(id) {
    const { answered, problems } = this.judge(id);
    return answered && problems.length === 0 && this.isShown(id);
  }

  /** Everything wrong with the items of a screen that are shown. */
  problems(index) {
    return this.plan.screens[index]
      .filter((id) => this.isShown(id))
      .flatMap((id) => this.judge(id).problems);
  }

  // Reads one item: whether it is answered, the codes chosen, what is wrong. A problem names the
  // control, the kind, and what its sentence needs.
  judge(id) {
    return this.remember(`judged ${id}`, () => {
      const item = this.plan.items[id];
      const judged = this[item.kind](id, item);
      const problems = judged.problems ?? [];
      if (problems.some(({ last }) => last)) return { answered: false, problems };
      const said = item.other && this.words(`${id}__other`);
      if (said !== undefined && said !== null) {
        if (item.kind === "single" && !judged.codes.length) judged.codes.push(item.other);
        if (item.kind === "multiple" && !judged.codes.includes(item.other)) judged.codes.push(item.other);
      }
      const answered = judged.codes ? judged.codes.length > 0 : judged.answered;
      if (!answered && item.required) problems.push({ control: id, kind: "required" });
      if (answered && ["multiple", "ranking"].includes(item.kind)) {
        problems.push(...this.choices(item, judged.codes, item.kind === "ranking" ? `${id}.1` : id));
      }
      if (said !== undefined && said !== null) {
        const control = `${id}__other`;
        if (!judged.codes.includes(item.other)) problems.push({ control, kind: "other" });
        else problems.push(...this.measure(control, said, this.plan.otherLimit));
      }
      return { answered, codes: judged.codes, problems };
    });
  }

  choices(item, codes, control) {
    const alone = codes.length > 1 && codes.find((code) => item.alone.includes(code));
    if (alone) return [{ control, kind: "alone", code: alone }];
    return item.max && codes.length > item.max ? [{ control, kind: "many", count: codes.length }] : [];
  }

  measure(control, text, limit) {
    const over = length(text) - limit;
    return over > 0 ? [{ control, kind: "long", count: over }] : [];
  }

  statement() {
    return { answered: false };
  }

  single(id) {
    const code = this.one(id);
    return { codes: code === undefined ? [] : [code] };
  }

  multiple(id, item) {
    const given = this.fields.getAll(id);
    return { codes: item.codes.filter((code) => given.includes(code)) };
  }

  ranking(id, item) {
    const codes = [];
    let empty = 0;
    for (let place = 1; place <= item.max; place += 1) {
      const control = `${id}.${place}`;
      const code = this.one(control);
      if (code === undefined) empty ||= place;
      else if (empty) return { problems: [{ control: `${id}.${empty}`, kind: "gap", place: empty, last: true }] };
      else if (codes.includes(code)) return { problems: [{ control, kind: "twice", code, last: true }] };
      else codes.push(code);
    }
    return { codes };
  }

  matrix(id) {
    return { answered: this.rows(id).some((row) => this.one(`${id}.${row}`) !== undefined) };
  }

  text(id, item) {
    const text = this.words(id);
    return { answered: text !== undefined, problems: text === undefined ? [] : this.measure(id, text, item.limit) };
  }

  records(id, item) {
    const value = (index, { id: name, limit }) =>
      limit ? this.words(`${id}.${index}.${name}`) : this.one(`${id}.${index}.${name}`);
    const problems = [];
    let count = 0;
    for (let index = 1; index <= item.max; index += 1) {
      if (item.fields.every((field) => value(index, field) === undefined)) continue;
      count += 1;
      for (const field of item.fields) {
        const given = value(index, field);
        // The server closes gaps between entries, and so names them by their rank.
        const control = `${id}.${count}.${field.id}`;
        if (given === undefined && field.required) problems.push({ control, kind: "missing", field: field.id });
        else if (given !== undefined && field.limit) problems.push(...this.measure(control, given, field.limit));
      }
    }
    return { answered: count > 0, problems };
  }
}
