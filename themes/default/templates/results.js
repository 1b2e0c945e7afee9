{# What the search page loads at once: it stands without. #}
{% filter squeezed_js %}
{% for part in ("traditional", "filters", "check", "locate", "result", "choices") %}
{% include "search/" ~ part ~ ".js" %}

{% endfor %}
{% endfilter %}
