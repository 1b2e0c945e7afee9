{# What the search page loads as soon as there is something to show. #}
{% filter squeezed_js %}
{% for part in ("check", "locate", "result", "choices") %}
{% include "search/" ~ part ~ ".js" %}

{% endfor %}
{% endfilter %}
