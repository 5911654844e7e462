"""The data that the engine's benchmarks render: the same on each run and machine."""
import random

WORDS = """amber anchor basin bridge canvas cedar chapter copper dawn delta ember fabric field garden
harbor island journey kettle lantern ledger linen margin meadow mirror needle orchard paper pebble
quarry ribbon river saddle shadow signal silver stream temple thread timber tunnel valley violet
wagon weather willow window winter""".split()


def words(dice, least, most):
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(least, most)))


def posts(count):
    return [{
        "url": f"/posts/{number}.html", "title": f"the {number}th post about paper and ink",
        "author": {"name": f"Author {number % 7}"}, "isLong": number % 3 == 0,
        "text": "Some words that make a summary which is cut somewhere. " * 3,
        "tags": [f"tag {number % 5}", "draft", f"Tag {number % 11}"][:number % 4],
    } for number in range(count)]


def blog_index():
    dice = random.Random(7)
    authors = ["Ada O'Neill", "Grace & Co", "Alan Page", "Edith Paper", "Zoë Ångström"]
    endings = [" & more", "", " <em>", "’s café"]
    menu = [{"name": words(dice, 1, 1).capitalize(), "url": f"/part-{number}/"}
            for number in range(6)]
    entries = [{
        "url": f"/{2015 + number // 5}/{dice.choice(WORDS)}-{number}/?from=index&page={number}",
        "title": words(dice, 3, 7).capitalize() + endings[number % len(endings)],
        "date": f"{2015 + number // 5}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "author": {"name": authors[number % len(authors)]},
        "text": words(dice, 5, 30).capitalize() + ' "quoted".',
        "tags": [words(dice, 1, 2).title() for _ in range(number % 5)],
        "words": dice.randint(100, 3000), "draft": number % 9 == 0,
    } for number in range(50)]
    site = {"title": "Ink & paper", "language": "en", "author": "Ada O'Neill", "year": 2026,
            "menu": menu}
    return {"site": site, "page": {"title": "All posts", "url": "/part-2/"}, "posts": entries}


def tree(depth, width):
    if depth == 0:
        return []
    return [{"name": f"{depth}.{number}", "children": tree(depth - 1, width)}
            for number in range(width)]


def big_text(pieces):
    return {f"value{number}": f"<{number} & more>" for number in range(pieces)}


def tools():
    def function(name, description, properties, required):
        parameters = {"type": "object", "properties": properties, "required": required}
        return {"type": "function", "function": {
            "name": name, "description": description, "parameters": parameters}}

    place = {"type": "string", "description": "A city and its country, e.g. \"Kyōto, Japan\"."}
    unit = {"type": "string", "enum": ["celsius", "fahrenheit"], "default": "celsius"}
    point = {"type": "object", "properties": {
        "latitude": {"type": "number", "description": "-90 <= x <= 90"},
        "longitude": {"type": "number"}}, "required": ["latitude", "longitude"]}
    return [
        function("weather", "The weather at a place, now & in the next days.",
                 {"place": place, "unit": unit, "days": {"type": "integer", "default": 1}},
                 ["place"]),
        function("route", "The way from one point to another.",
                 {"from": point, "to": point, "avoid": {
                     "type": "array", "items": {"type": "string", "enum": ["tolls", "ferries"]}}},
                 ["from", "to"]),
        function("search", "Searches the archive's posts.",
                 {"query": {"type": "string", "description": "Words that\nall have to occur."},
                  "limit": {"type": "integer", "default": 10},
                  "filters": {"type": "object"}}, ["query"]),
        function("calculate", "Evaluates an expression.", {"expression": {"type": "string"}},
                 ["expression"]),
    ]


def call(dice, number):
    city = dice.choice(WORDS).title()
    arguments = [
        {"place": f"{city}, <{number}>", "unit": "celsius", "days": number % 4},
        {"from": {"latitude": 35.5, "longitude": number}, "to": {"latitude": -1, "longitude": 2.25},
         "avoid": ["tolls"]},
        {"query": words(dice, 2, 6), "limit": 5},
        {"expression": f"{number} * (3 + 4)"},
    ][number % 4]
    name = tools()[number % 4]["function"]["name"]
    return {"id": f"call{number:05}", "type": "function",
            "function": {"name": name, "arguments": arguments}}


def conversation_with_calls(turns):
    dice = random.Random(11)
    messages = [{"role": "system", "content": "You help with places, routes and \"numbers\"."}]
    for number in range(turns):
        messages.append({"role": "user", "content": words(dice, 5, 40).capitalize() + "?"})
        calls = [call(dice, number + place) for place in range(1 + number % 2)]
        messages.append({"role": "assistant", "content": "", "tool_calls": calls})
        for item in calls:
            result = f'{{"call": "{item["id"]}", "text": "{words(dice, 3, 12)}"}}'
            messages.append({"role": "tool", "tool_call_id": item["id"], "content": result})
        messages.append({"role": "assistant", "content": words(dice, 10, 80).capitalize() + "."})
    return messages


def conversation(turns):
    dice = random.Random(13)
    messages = [{"role": "system", "content": "  You are brief & exact.\n"}]
    for number in range(turns):
        question = words(dice, 5, 40).capitalize() + "?\n"
        parts = [{"type": "image"}, {"type": "text", "text": question}]
        messages.append({"role": "user", "content": parts if number % 4 == 3 else question})
        messages.append({"role": "assistant", "content": words(dice, 20, 120).capitalize() + "."})
    return messages


def conversation_with_thoughts(turns):
    dice = random.Random(17)
    messages = [{"role": "system", "content": "You think before you answer."}]
    for number in range(turns):
        messages.append({"role": "user", "content": words(dice, 5, 40).capitalize() + "?"})
        thought, answer = words(dice, 20, 60).capitalize(), words(dice, 20, 60).capitalize()
        messages += [
            {"role": "assistant", "content": f"<think>\n{thought}.\n</think>\n\n# {answer}:"},
            {"role": "user", "content": f"<result>{words(dice, 3, 12)}</result>"},
            {"role": "assistant", "content": f"{answer}.", "reasoning": f"\n{thought}.\n"},
        ]
    return messages


def all_contexts():
    """The context of each benchmark, by the benchmark's name."""
    items = [{"name": f"item {number % 400}", "value": number, "flag": number % 2 == 0,
              "group": f"g{number % 10}"} for number in range(500)]
    keys = [f"key number {number}" for number in range(2000)]
    rows = [[row * 10 + column for column in range(10)] for row in range(300)]
    chat = {"add_generation_prompt": True, "bos_token": "<s>", "eos_token": "</s>"}
    return {
        "table": {"rows": rows},
        "table-escaped": {"rows": rows},
        "hello": {"name": "World", "count": 42},
        "posts": {"posts": posts(50)},
        "blog": {"site": {"title": "Ink & paper"}, "posts": posts(50)},
        "blog-index": blog_index(),
        "arithmetic": {"limit": 5000},
        "expressions": {"limit": 5000, "top": 4980},
        "big-text": big_text(200),
        "macros": {"items": items},
        "call-blocks": {"items": items},
        "recursion": {"tree": tree(5, 4)},
        "big-dictionary": {"keys": keys, "table": {key: len(key) for key in keys}},
        "includes": {"items": items},
        "deep-inheritance": {"title": "A page", "items": items[:40]},
        "long-lists": {"numbers": [number * 7919 % 5003 for number in range(5000)], "items": items},
        "append": {"limit": 2000},
        "chat-tools": {**chat, "tools": tools(), "messages": conversation_with_calls(8)},
        "chat-headers": {**chat, "tools": tools(), "messages": conversation(12)},
        "chat-macros": {**chat, "tools": tools(), "messages": conversation_with_calls(8)},
        "chat-thinking": {**chat, "messages": conversation_with_thoughts(6)},
        "dense": {},
    }
