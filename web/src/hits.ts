// The list below a drawing, of what the drawing shows.

export interface Hit {
  path: string;
  kind: string;
  headline: string;
  date: string;
  soft: boolean;
  source?: string;
}

function paragraph(name: string, content: string | Node): HTMLParagraphElement {
  const p = document.createElement('p');
  p.className = name;
  p.append(content);
  return p;
}

export function showHits(hits: Hit[]): void {
  document.getElementById('hits')?.replaceChildren(...hits.map(hit => {
    const item = document.createElement('li');
    item.className = hit.soft ? `${hit.kind} is-soft` : hit.kind;
    const link = document.createElement('a');
    link.href = hit.path;
    link.textContent = hit.headline;
    const told = document.createElement('div');
    told.append(paragraph('headline', link));
    if (hit.source) told.append(paragraph('credit', hit.source));
    item.append(paragraph('year', hit.date), told);
    return item;
  }));
}
