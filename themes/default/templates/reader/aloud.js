/* ---- reading aloud, sentence by sentence, with a Chinese voice of the browser's ---- */

const SENTENCE = /[^。！？；!?;]*[。！？；!?;]+[”’」』）》]*|[^。！？；!?;]+$/g;

/** The sentences of the article as ranges, in order. A table's cells are read one by one. */
function sentencesOf(roots) {
  const found = [];
  for (const root of roots) {
    for (const piece of root.querySelectorAll("h1, h2, h3, h4, h5, h6, p, th, td")) {
      if (piece.querySelector("p")) continue;
      const nodes = [], starts = [];
      let text = "";
      const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push(node);
        starts.push(text.length);
        text += node.data;
      }
      const place = (at) => {
        let n = starts.length - 1;
        while (starts[n] > at) n--;
        return [nodes[n], at - starts[n]];
      };
      for (const match of text.matchAll(SENTENCE)) {
        if (!/[\p{L}\p{N}]/u.test(match[0])) continue;
        const range = document.createRange();
        range.setStart(...place(match.index));
        range.setEnd(...place(match.index + match[0].length));
        found.push({ piece, range, text: match[0].trim() });
      }
    }
  }
  return found;
}

function chineseVoice() {
  const voices = speechSynthesis.getVoices().filter((voice) => /^(zh|cmn)\b/i.test(voice.lang));
  return voices.find((voice) => voice.localService && /CN|Hans/i.test(voice.lang)) ?? voices.find((voice) => /CN|Hans/i.test(voice.lang)) ?? voices[0];
}

function readAloud(start) {
  const sentences = sentencesOf(document.querySelectorAll(".head, .body"));
  const bar = document.getElementById("aloud").content.firstElementChild.cloneNode(true);
  const pause = bar.querySelector("[data-aloud=pause]"), rate = bar.querySelector("select");
  const pauseLabel = pause.textContent;
  let current = Math.max(0, sentences.findIndex(({ piece }) => piece.getBoundingClientRect().bottom > 80));
  let turn = 0; // which utterance is the one that counts: those cancelled end, too

  function show() {
    for (const { piece } of sentences) piece.classList.remove("spoken");
    const { piece, range } = sentences[current];
    piece.classList.add("spoken");
    if (globalThis.Highlight && CSS.highlights) CSS.highlights.set("spoken", new Highlight(range));
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 60 || bottom > innerHeight - 120) piece.scrollIntoView({ block: "center" });
  }
  function speak(to) {
    current = Math.min(Math.max(to, 0), sentences.length - 1);
    const own = ++turn;
    speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(sentences[current].text);
    words.voice = chineseVoice();
    words.lang = words.voice?.lang ?? "zh-CN";
    words.rate = Number(rate.value);
    words.onend = () => {
      if (own !== turn) return;
      if (current + 1 < sentences.length) speak(current + 1); else stop();
    };
    words.onerror = () => { if (own === turn) stop(); };
    pause.textContent = pauseLabel;
    show();
    speechSynthesis.speak(words);
  }
  function hold() { // stopped and begun anew rather than paused: Android's voices know no pause
    turn++;
    speechSynthesis.cancel();
    pause.textContent = pause.dataset.go;
  }
  function stop() {
    turn++;
    speechSynthesis.cancel();
    for (const { piece } of sentences) piece.classList.remove("spoken");
    globalThis.CSS?.highlights?.delete("spoken");
    bar.remove();
    start.disabled = false;
    start.focus({ preventScroll: true });
  }
  const doing = {
    before: () => speak(current - 1),
    after: () => speak(current + 1),
    pause: () => (pause.textContent === pauseLabel ? hold() : speak(current)),
    stop,
  };
  bar.addEventListener("click", (event) => doing[event.target.closest("[data-aloud]")?.dataset.aloud]?.());
  bar.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
  rate.addEventListener("change", () => { if (pause.textContent === pauseLabel) speak(current); });
  addEventListener("pagehide", () => { turn++; speechSynthesis.cancel(); });
  document.body.append(bar);
  start.disabled = true;
  pause.focus();
  speak(current);
}

function offerAloud(start) {
  if (!globalThis.speechSynthesis) return;
  const look = () => start.classList.toggle("ready", Boolean(chineseVoice()));
  speechSynthesis.addEventListener?.("voiceschanged", look);
  start.addEventListener("click", () => readAloud(start));
  look();
}

for (const start of document.querySelectorAll("[data-aloud=start]")) offerAloud(start);
