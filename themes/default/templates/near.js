{# What the search page loads when nothing is found. #}
{% filter squeezed_js %}
{% for part in ("near", "offer") %}
{% include "search/" ~ part ~ ".js" %}

{% endfor %}
{% endfilter %}
