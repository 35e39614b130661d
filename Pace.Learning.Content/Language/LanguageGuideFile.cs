using Pace.Learning.Content.Files;
using Pace.Learning.Content.Language.Phrases;

namespace Pace.Learning.Content.Language;

/// <summary><c>language-guide.yaml</c>: words that blame, and what published guides suggest instead.</summary>
internal sealed class LanguageGuideFile
{
    public const string File = "language-guide.yaml";

    private static readonly string[] Subjects = ["anyone", "child", "parent"];

    private readonly FindingLog findings;
    private readonly WordTable words = new();
    private readonly PhraseReader phrases;

    private LanguageGuideFile(FindingLog findings) => (this.findings, phrases) = (findings, new(words));

    /// <summary>Reads the guide. When the file has errors, the last good one stands in.</summary>
    public static LanguageGuide Read(IContentFolder folder, LanguageGuide? lastGood, FindingLog findings)
    {
        if (!folder.Paths.Contains(File))
        {
            return LanguageGuide.Empty;
        }
        var text = TextFile.Read(folder, File, findings) is { } lines ? string.Join('\n', lines) : "";
        var guide = YamlReader.ReadAny(text, 1, findings, Limits.DocumentBytes) is YamlMap map ? new LanguageGuideFile(findings).Read(map) : LanguageGuide.Empty;
        return findings.HasErrors && lastGood is { Rules.Count: > 0 } ? lastGood : guide;
    }

    public static FindingLog Log() => new(File);

    private LanguageGuide Read(YamlMap map)
    {
        var fields = new Fields(map, 1, "the guide", findings);
        var guides = fields.Maps("guides", required: true).Select(ReadPublished).OfType<PublishedGuide>().ToList();
        foreach (var list in fields.Maps("lists"))
        {
            ReadList(list);
        }
        var limits = new PhraseLimits(Words("between", fields), Words("clause-words", fields), Words("definite-words", fields));
        var shared = new SharedPhrases(words, limits, Phrases("negations", fields), Phrases("mentions", fields));
        var rules = fields.Maps("rules", required: true).Select(f => ReadRule(f, guides)).OfType<CompiledRule>().ToList();
        fields.RefuseOthers();
        foreach (var twice in rules.GroupBy(r => r.Rule.Id).Where(g => g.Count() > 1))
        {
            findings.Error(1, RuleNames.DuplicateId, $"Two rules have the id \"{twice.Key}\".");
        }
        return new(guides, [.. rules.DistinctBy(r => r.Rule.Id)], shared);
    }

    private static PublishedGuide? ReadPublished(Fields fields)
    {
        var key = fields.Text("key", required: true, most: 4);
        var name = fields.Text("name", required: true);
        fields.RefuseOthers();
        return key is null || name is null ? null : new(key, name);
    }

    private void ReadList(Fields fields)
    {
        var name = fields.Text("name", required: true) ?? "";
        var entries = fields.Texts("words", required: true);
        fields.RefuseOthers();
        if (phrases.AddList(name, entries) is { } wrong)
        {
            fields.Bad(fields.LineOf("name"), wrong);
        }
    }

    private CompiledRule? ReadRule(Fields fields, IReadOnlyList<PublishedGuide> guides)
    {
        var id = fields.Id();
        var named = fields.Words("guides", [.. guides.Select(g => g.Key)], required: true);
        var rule = new LanguageRule
        {
            Id = id ?? "",
            Discouraged = fields.Text("discouraged", required: true) ?? "",
            Why = fields.Text("why", required: true) ?? "",
            Instead = fields.Texts("instead", required: true),
            About = (LanguageSubject)Math.Max(0, Array.IndexOf(Subjects, fields.Word("about", Subjects) ?? Subjects[0])),
            Guides = [.. guides.Where(g => named.Contains(g.Key))],
            IsOurSuggestion = fields.YesNo("our-suggestion", otherwise: false),
            Views = fields.Texts("views"),
        };
        var compiled = new CompiledRule
        {
            Rule = rule,
            Phrases = Phrases("phrases", fields, required: true),
            Unless = Phrases("unless", fields),
            UnlessWith = Phrases("unless-with", fields),
            Needs = Phrases("needs", fields),
            CountsUnderNegation = fields.YesNo("even-negated", otherwise: false),
        };
        fields.RefuseOthers();
        return id is null || rule.Instead.Count == 0 ? null : compiled;
    }

    private List<Phrase> Phrases(string name, Fields fields, bool required = false)
    {
        var read = new List<Phrase>();
        foreach (var text in fields.Texts(name, required))
        {
            if (phrases.TryRead(text, out var phrase, out var wrong))
            {
                read.Add(phrase);
            }
            else
            {
                fields.Bad(fields.LineOf(name), wrong);
            }
        }
        return read;
    }

    private Atom Words(string name, Fields fields)
    {
        var atom = new Atom();
        foreach (var phrase in Phrases(name, fields))
        {
            atom.Add(phrase.Starts());
        }
        return atom;
    }
}
