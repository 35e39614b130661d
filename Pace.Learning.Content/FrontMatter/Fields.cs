using System.Globalization;

namespace Pace.Learning.Content.FrontMatter;

/// <summary>
/// The fields of a document or block, read one by one by whoever knows them. What has been asked for is what may be there:
/// <see cref="RefuseOthers"/> reports the rest.
/// </summary>
internal sealed class Fields(YamlMap? map, int ownerLine, string owner, FindingLog findings)
{
    private readonly HashSet<string> asked = [];

    public int LineOf(string name) => map?.Find(name)?.Line ?? ownerLine;

    public bool Has(string name) => Find(name, required: false) is not null;

    public string? Text(string name, bool required = false, int most = 2_000) => Find(name, required) is { } entry ? Text(entry, most) : null;

    /// <summary>An id of the right form, or <c>null</c> and a finding.</summary>
    public string? Id(string name = "id", bool required = true)
    {
        var text = Text(name, required);
        if (text is null || Name.IsId(text))
        {
            return text;
        }
        Bad(LineOf(name), $"\"{Short(text)}\" is not an id: use lower-case letters, digits and hyphens, and start with a letter.");
        return null;
    }

    public IReadOnlyList<string> Texts(string name, bool required = false, bool mayBeEmpty = false)
    {
        if (Find(name, required && !mayBeEmpty) is not { } entry)
        {
            if (required && mayBeEmpty && map?.Find(name) is null)
            {
                Missing(name);
            }
            return [];
        }
        if (entry.Value is YamlList list)
        {
            if (list.Items.Count == 0 && required && !mayBeEmpty)
            {
                Bad(entry.Line, $"\"{name}\" needs at least one entry.");
            }
            return [.. list.Items.Select(i => Text(new(name, i, i.Line), 2_000)).OfType<string>()];
        }
        Bad(entry.Line, $"\"{name}\" is a list: \"{name}: [one, two]\", or one \"- \" to a line.");
        return [];
    }

    public int? Whole(string name, int least, int most, bool required = false)
    {
        if (Text(name, required) is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }
        Bad(LineOf(name), $"\"{name}\" is a whole number from {least} to {most}, not \"{Short(text)}\".");
        return null;
    }

    public decimal? Number(string name, decimal least, decimal most, bool required = false)
    {
        if (Text(name, required) is not { } text)
        {
            return null;
        }
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }
        Bad(LineOf(name), $"\"{name}\" is a number from {least} to {most}, not \"{Short(text)}\".");
        return null;
    }

    public DateOnly? Date(string name, bool required = false)
    {
        if (Text(name, required) is not { } text)
        {
            return null;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }
        Bad(LineOf(name), $"\"{name}\" is a date such as 2026-01-31, not \"{Short(text)}\".");
        return null;
    }

    public bool YesNo(string name, bool otherwise)
    {
        switch (Text(name))
        {
            case null: return otherwise;
            case "true": return true;
            case "false": return false;
            case var text:
                Bad(LineOf(name), $"\"{name}\" is true or false, not \"{Short(text)}\".");
                return otherwise;
        }
    }

    /// <summary>One of some words; <c>null</c> and a finding when it is another.</summary>
    public string? Word(string name, IReadOnlyCollection<string> words, bool required = false)
    {
        var text = Text(name, required);
        return text is null || IsOneOf(name, text, LineOf(name), words) ? text : null;
    }

    /// <summary>A list of words out of some; those that are others are reported and left out.</summary>
    public IReadOnlyList<string> Words(string name, IReadOnlyCollection<string> words, bool required = false) =>
        [.. Texts(name, required).Where(text => IsOneOf(name, text, LineOf(name), words)).Distinct()];

    public Fields? Map(string name, bool required = false)
    {
        if (Find(name, required) is not { } entry)
        {
            return null;
        }
        if (entry.Value is YamlMap inner)
        {
            return new(inner, entry.Line, $"\"{name}\"", findings);
        }
        Bad(entry.Line, $"\"{name}\" holds fields of its own, each \"name: value\" on an indented line.");
        return null;
    }

    public IReadOnlyList<Fields> Maps(string name, bool required = false)
    {
        if (Find(name, required) is not { } entry)
        {
            return [];
        }
        if (entry.Value is YamlList list && list.Items.All(i => i is YamlMap))
        {
            return [.. list.Items.Cast<YamlMap>().Select(m => new Fields(m, m.Line, $"an entry of \"{name}\"", findings))];
        }
        Bad(entry.Line, $"\"{name}\" is a list whose entries have fields: \"- name: value\".");
        return [];
    }

    /// <summary>Reports every field that nobody has asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var entry in map?.Entries ?? [])
        {
            if (!asked.Contains(entry.Name))
            {
                var known = asked.Count == 0 ? "It has no fields." : $"It has {string.Join(", ", asked.Order(StringComparer.Ordinal))}.";
                findings.Error(entry.Line, RuleNames.UnknownField, $"{Capital(owner)} has no field \"{Short(entry.Name)}\". {known}");
            }
        }
    }

    public void Missing(string name) =>
        findings.Error(ownerLine, RuleNames.MissingField, $"{Capital(owner)} needs the field \"{name}\".");

    public void Bad(int line, string message) => findings.Error(line, RuleNames.BadValue, message);

    private YamlEntry? Find(string name, bool required)
    {
        asked.Add(name);
        var entry = map?.Find(name);
        if (entry?.Value is YamlText { Value: "" })
        {
            entry = null;
        }
        if (entry is null && required)
        {
            Missing(name);
        }
        return entry;
    }

    private string? Text(YamlEntry entry, int most)
    {
        if (entry.Value is not YamlText text)
        {
            Bad(entry.Line, $"\"{entry.Name}\" is a single value.");
            return null;
        }
        if (text.Value.Length > most)
        {
            Bad(entry.Line, $"\"{entry.Name}\" has {text.Value.Length} characters; it may have {most}.");
            return null;
        }
        return text.Value;
    }

    private bool IsOneOf(string name, string text, int line, IReadOnlyCollection<string> words)
    {
        if (words.Contains(text))
        {
            return true;
        }
        Bad(line, $"\"{name}\" can't be \"{Short(text)}\". It can be {string.Join(", ", words)}.");
        return false;
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
