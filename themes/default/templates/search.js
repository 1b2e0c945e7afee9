{# What the search page needs for every query; results.js is loaded by it, near.js when nothing is found. Parts of lunr.js 2.3.9 as published (npm, lib/): what
   builds an index of documents, parses queries and stems words is not among them. The first line is theirs to stay (MIT). #}
/*! Has parts of lunr 2.3.9, https://lunrjs.com, Copyright (C) 2020 Oliver Nightingale, MIT License: lunr-LICENSE */
{% filter squeezed_js %}
{% for part in ("lunr", "utils", "field_ref", "set", "vector", "match_data", "index", "query") %}
{% include "search/lunr/" ~ part ~ ".js" %}
;
{% endfor %}
{% for part in ("tokenise", "need", "index", "postings", "score", "query", "find", "page") %}
{% include "search/" ~ part ~ ".js" %}

{% endfor %}
{% endfilter %}
