using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pace.Learning.Content.FrontMatter;

/// <summary>
/// Reads the small part of YAML that front matter needs: text, lists and maps. Anchors, aliases and tags are refused: nobody writes
/// them by hand, and they are how small files become large ones.
/// </summary>
internal sealed class YamlReader
{
    private readonly Parser parser;
    private readonly int offset;
    private readonly FindingLog findings;

    private YamlReader(string text, int firstLine, FindingLog findings)
    {
        parser = new Parser(new StringReader(text));
        offset = firstLine - 1;
        this.findings = findings;
    }

    /// <summary>Reads lines as a map; <c>null</c> when they are none (and a finding says why).</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="firstLine">The line of the file on which they start.</param>
    /// <param name="findings">Where to report.</param>
    public static YamlMap? Read(ReadOnlySpan<string> lines, int firstLine, FindingLog findings)
    {
        var value = ReadAny(string.Join('\n', lines), firstLine, findings);
        if (value is not null and not YamlMap)
        {
            findings.Error(firstLine, RuleNames.FrontMatter, "Fields are written as \"name: value\", one to a line.");
        }
        return value as YamlMap;
    }

    /// <summary>Reads a text as any value; <c>null</c> when it is none (and a finding says why).</summary>
    public static YamlValue? ReadAny(string text, int firstLine, FindingLog findings, int most = Limits.FieldCharacters)
    {
        if (text.Length > most)
        {
            findings.Error(firstLine, RuleNames.TooLarge, $"The fields may have {most} characters.");
            return null;
        }
        var reader = new YamlReader(text, firstLine, findings);
        try
        {
            return reader.Document();
        }
        catch (Refused refused)
        {
            findings.Error(refused.Line, refused.Rule, refused.Message);
        }
        catch (YamlException e)
        {
            var line = (int)Math.Max(1, e.Start.Line) + reader.offset;
            findings.Error(line, RuleNames.FrontMatter, $"This is not YAML: {Brief(e.Message)} Text with a colon or a quote in it needs quotes around it.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            findings.Error(firstLine, RuleNames.FrontMatter, "This is not YAML.");
        }
        return null;
    }

    private YamlValue? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return new YamlMap([], offset + 1);
        }
        parser.Consume<DocumentStart>();
        var value = Value(0);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? value : throw new Refused(parser.Current is { } more ? Line(more) : offset + 1, RuleNames.FrontMatter, "Only one document may stand here.");
    }

    private YamlValue Value(int depth)
    {
        var next = parser.Current ?? throw new Refused(offset + 1, RuleNames.FrontMatter, "The fields end too early.");
        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new Refused(Line(next), RuleNames.FrontMatter, "\"&\" and \"*\" at the start of a value are YAML anchors, which are not allowed: put quotes around the text.");
        }
        if (next is NodeEvent { Tag.IsEmpty: false } and not Scalar { Tag.Value: "!" })
        {
            throw new Refused(Line(next), RuleNames.FrontMatter, "\"!\" at the start of a value is a YAML tag, which is not allowed: put quotes around the text.");
        }
        if (depth > Limits.FieldNesting)
        {
            throw new Refused(Line(next), RuleNames.TooDeep, $"Fields may stand inside each other {Limits.FieldNesting} deep.");
        }
        return next switch
        {
            Scalar => Text(),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => throw new Refused(Line(next), RuleNames.FrontMatter, "A value is missing here."),
        };
    }

    private YamlText Text()
    {
        var scalar = parser.Consume<Scalar>();
        var empty = scalar.Style is ScalarStyle.Plain && scalar.Value is "~" or "null";
        return new(empty ? "" : scalar.Value.Trim(), Line(scalar));
    }

    private YamlList List(int depth)
    {
        var line = Line(parser.Consume<SequenceStart>());
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }
        return new(items, line);
    }

    private YamlMap Map(int depth)
    {
        var line = Line(parser.Consume<MappingStart>());
        var entries = new List<YamlEntry>();
        var names = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Value(depth + 1) is not YamlText name)
            {
                throw new Refused(line, RuleNames.FrontMatter, "A field's name is a word.");
            }
            var value = Value(depth + 1);
            if (names.Add(name.Value))
            {
                entries.Add(new(name.Value, value, name.Line));
            }
            else
            {
                findings.Error(name.Line, RuleNames.FrontMatter, $"\"{name.Value}\" is here twice.");
            }
        }
        return new(entries, line);
    }

    private int Line(ParsingEvent e) => (int)e.Start.Line + offset;

    private static string Brief(string message)
    {
        var colon = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        var text = (colon < 0 ? message : message[(colon + 3)..]).TrimEnd('.');
        return (text.Length > 160 ? text[..160] : text) + ".";
    }

    private sealed class Refused(int line, string rule, string message) : Exception(message)
    {
        public int Line { get; } = line;

        public string Rule { get; } = rule;
    }
}
