{# What a document's page loads for a reader who comes from a search: its words are read and found as the search does it. #}
{% filter squeezed_js %}
{% for part in ("tokenise", "query", "locate", "marks") %}
{% include "search/" ~ part ~ ".js" %}

{% endfor %}
{% endfilter %}
