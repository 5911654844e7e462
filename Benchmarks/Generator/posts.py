"""Posts for blogs of any size: the same text and tags for every generator, from one seed."""

import random

WORDS = """anchor autumn basket beacon border branch bridge candle carbon castle chapter circle
clover coffee copper corner cotton desert dinner dragon effort engine fabric feather figure forest
garden ginger glacier harbor hollow island jacket journey kettle ladder lantern letter lumber
marble meadow mirror morning mountain needle number orange paper pebble pepper pillow planet
pocket puzzle quarry ribbon river saddle shadow signal silver sketch spring stable stream summer
tailor temple thread timber tunnel valley velvet village violet wagon weather window winter
yellow zephyr""".split()
LINKS = "the of and a to in is with for on that by at from as this are be".split()
TAGS = [f"{word}-{number}" for number in range(4) for word in WORDS[:50]]
CATEGORIES = ["essays", "guides", "notes", "reports", "reviews"]

CODE = {
    "python": """def {a}({b}, limit=10):
    # Keep the first ones only.
    total = 0
    for index, item in enumerate({b}):
        if index >= limit or item is None:
            break
        total += item["{c}"] * 2
    return {{"{a}": total, "name": f"{{limit}} of {b}"}}
""",
    "swift": """struct {A}: Sendable {{
  let {b}: [String]
  /// The {c} of all.
  func {c}(limit: Int = 10) throws -> Int {{
    guard !{b}.isEmpty else {{ return 0 }}
    return {b}.prefix(limit).reduce(0) {{ $0 + $1.count }}
  }}
}}
""",
    "javascript": """export async function {a}({b}) {{
  const answer = await fetch(`/api/{c}/${{{b}.id}}`);
  if (!answer.ok) throw new Error("no {c}");
  return {{ ...(await answer.json()), seen: true }};
}}
""",
    "yaml": """{a}:
  name: {b}
  steps:
    - run: make {c}
      env: {{ LEVEL: 3 }}
""",
    "bash": """for {a} in *.{b}; do
  if [ -f "${a}" ]; then
    grep -c "{c}" "${a}" | sort -n
  fi
done
""",
}


def phrase(dice, least, most):
    words = []
    for _ in range(dice.randint(least, most)):
        words.append(dice.choice(LINKS if dice.random() < 0.4 else WORDS))
    return " ".join(words)


def sentence(dice):
    text = phrase(dice, 6, 18).capitalize()
    kind = dice.random()
    if kind < 0.08:
        text += f" **{phrase(dice, 1, 3)}**"
    elif kind < 0.14:
        text += f" *{phrase(dice, 1, 2)}*"
    elif kind < 0.2:
        text += f" `{dice.choice(WORDS)}()`"
    elif kind < 0.25:
        text += f" [{phrase(dice, 1, 3)}](https://example.org/{dice.choice(WORDS)})"
    return text + "."


def paragraph(dice):
    return " ".join(sentence(dice) for _ in range(dice.randint(3, 6)))


def code(dice):
    language = dice.choice(list(CODE))
    a, b, c = dice.sample(WORDS, 3)
    return f"```{language}\n{CODE[language].format(a=a, b=b, c=c, A=a.capitalize())}```"


def block(dice):
    kind = dice.random()
    if kind < 0.62:
        return paragraph(dice)
    if kind < 0.76:
        mark = "1." if dice.random() < 0.3 else "-"
        return "\n".join(f"{mark} {sentence(dice)}" for _ in range(dice.randint(3, 6)))
    if kind < 0.9:
        return code(dice)
    if kind < 0.95:
        return "> " + paragraph(dice)
    rows = [f"| {dice.choice(WORDS)} | {dice.randint(1, 999)} |" for _ in range(4)]
    return "\n".join(["| word | number |", "|---|--:|"] + rows)


class Post:
    """One post; equal numbers give equal posts."""

    def __init__(self, number):
        dice = random.Random(number)
        self.name = f"{dice.choice(WORDS)}-{dice.choice(WORDS)}-{number}"
        self.title = phrase(dice, 3, 8).capitalize()
        self.date = f"{2008 + number % 17}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        # Few tags have many posts, many have few.
        weights = [1 / (place + 1) for place in range(len(TAGS))]
        self.tags = sorted(set(dice.choices(TAGS, weights, k=dice.randint(1, 4))))
        self.category = dice.choice(CATEGORIES)
        parts = [paragraph(dice)]
        for _ in range(dice.randint(2, 4)):
            parts.append("## " + phrase(dice, 2, 6).capitalize())
            parts += [block(dice) for _ in range(dice.randint(2, 4))]
        self.text = "\n\n".join(parts) + "\n"

    def with_yaml(self):
        return (f"---\ntitle: {self.title}\ndate: {self.date}\ncategories: [{self.category}]\n"
                f"tags: [{', '.join(self.tags)}]\n---\n{self.text}")

    def with_fields(self):
        """As Pelican reads it."""
        return (f"Title: {self.title}\nDate: {self.date}\nCategory: {self.category}\n"
                f"Tags: {', '.join(self.tags)}\nSlug: {self.name}\n\n{self.text}")
