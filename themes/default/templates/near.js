{# What the search page loads when nothing is found. #}
{% filter squeezed_js %}
{% include "search/near.js" %}
{% endfilter %}
