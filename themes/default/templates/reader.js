{# The one script of every page, made of its parts; each starts itself. The search page has scripts of its own: search.js. #}
{% filter squeezed_js %}
/* What a page does beyond its HTML: contents list, copying, and the marks a reader who comes from the search expects. */
"use strict";

{% for part in ("settings", "laying", "contents", "copying", "printing", "finding", "hits", "aloud") %}
{% include "reader/" ~ part ~ ".js" %}

{% endfor %}
{% endfilter %}
