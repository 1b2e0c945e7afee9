// How results are narrowed and ordered.
(function () {
  "use strict";
  const search = window.gazetteSearch;
  const { FILTERS, SCOPES, NONE } = search.filters;

  const valueOf = {
    gazette: (about) => about.gazette,
    year: (about) => String(about.year),
    section: (about) => about.section || NONE,
    kind: (about) => about.kind,
    issuer: (about) => about.issuer || NONE,
    issue: (about) => about.issue,
    doc: (about) => about.slug && `${about.issue}/${about.slug}`,
  };

  // documents know what the question needs to know of them, once this is done
  async function prepare(wanted) {
    const library = await search.library();
    if (!library.list.length) return library;
    if (wanted.issuer) await search.prepareIssuers();
    if (wanted.sort && library.list[0].age === undefined) {
      const [column] = await search.factsOf("dates");
      let at = 0;
      for (const age of search.decode(column)) library.list[at++].age = age;
    }
    const issue = wanted.doc.slice(0, wanted.doc.lastIndexOf("/"));
    const inIssue = library.list.filter((about) => about.issue === issue);
    if (inIssue.length && inIssue[0].slug === undefined) {
      const [slugs, titles] = await search.factsOf(issue);
      inIssue.forEach((about, at) => Object.assign(about, { slug: slugs[at], title: titles[at] }));
    }
    return library;
  }

  // Does a document pass all filters, but for one?
  const passes = (wanted, but) => (about) =>
    [...FILTERS, ...SCOPES].every((name) => name === but || !wanted[name] || valueOf[name](about) === wanted[name]);

  // positions of the documents in the order asked for
  const arrange = (wanted, library) => (ranked) =>
    wanted.sort ? [...ranked].sort((a, b) => library.list[a].age - library.list[b].age) : ranked;

  Object.assign(search.filters, { valueOf, prepare, passes, arrange });
})();
