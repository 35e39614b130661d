using System.Collections.Concurrent;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Language;

namespace Pace.Learning.Content.Rules;

/// <summary>What the language guide has to say of the documents: each finding is for a person to look at, and none stops publication. A text that is the same as before, by the same guide, isn't read again.</summary>
internal sealed class LanguageRules(IContentFolder folder, LanguageNotes before, LockedVersions locked)
{
    private const string StatementsFolder = "statements/";

    private readonly ConcurrentDictionary<string, LanguageNote> notes = new(StringComparer.Ordinal);

    /// <summary>Checks documents and what they offer. A locked version of an agreement is left alone: nobody may change it any more.</summary>
    public void Check(IEnumerable<Proof> documents) => Parallel.ForEach(documents.Where(d => d.Hash is not null && locked.HashOf(d.File.Path) is null), document =>
    {
        var path = document.File.Path;
        var note = before.Of(path, document.Hash!.Value) ?? (TextFile.ReadBytes(folder, path, new FindingLog(path)) is { } bytes
            ? Read(TextFile.Decode(bytes), document.Hash!.Value, mayAnswer: document.File.Kind is not DocumentKind.Version)
            : null);
        Take(path, note, document.Findings);
    });

    /// <summary>Checks what parents say yes to, which is read elsewhere.</summary>
    public IEnumerable<FindingLog> CheckStatements()
    {
        foreach (var path in folder.Paths.Where(p => p.StartsWith(StatementsFolder, StringComparison.Ordinal) && p.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var findings = new FindingLog(path);
            if (TextFile.ReadBytes(folder, path, findings) is { } bytes)
            {
                var hash = FileHash.Of(bytes);
                Take(path, before.Of(path, hash) ?? Read(TextFile.Decode(bytes), hash, mayAnswer: true), findings);
            }
            yield return findings;
        }
    }

    /// <summary>What was read, for the next time.</summary>
    public LanguageNotes Notes => before with { ByPath = notes };

    private void Take(string path, LanguageNote? note, FindingLog findings)
    {
        if (note is null)
        {
            return;
        }
        notes[path] = note;
        foreach (var (line, rule, message) in note.Found)
        {
            findings.Warn(line, rule, message);
        }
    }

    private LanguageNote Read(string text, FileHash hash, bool mayAnswer)
    {
        var report = before.Guide.Check(text);
        List<(int, string, string)> found = [.. report.Findings.Where(f => f.Answer is null || !mayAnswer).Select(f => (f.Line, f.Rule.FindingName, Message(f)))];
        found.AddRange(report.FaultyAnswers.Select(f => (f.Answer.Line, RuleNames.LanguageAnswer, f.Message)));
        if (!mayAnswer)
        {
            found.AddRange(report.Findings.Select(f => f.Answer).OfType<LanguageAnswer>().Distinct()
                .Select(a => (a.Line, RuleNames.LanguageAnswer, "What is signed holds nothing that readers don't see, so no answer stands here: write it in other words.")));
        }
        return new(hash, found);
    }

    private static string Message(LanguageFinding finding)
    {
        var rule = finding.Rule;
        var guides = string.Join(", ", rule.Guides.Select(g => g.Name));
        var views = rule.Views.Count == 0 ? "" : $" Guides disagree. {string.Join(' ', rule.Views)}";
        return $"\"{finding.Words}\": {rule.Why} Instead: {string.Join("; ", rule.Instead)}. From {guides}.{views}";
    }
}

/// <summary>What a guide found in one text.</summary>
/// <param name="Hash">The text's.</param>
/// <param name="Found">Line, rule and message of each finding.</param>
internal sealed record LanguageNote(FileHash Hash, IReadOnlyList<(int Line, string Rule, string Message)> Found);

/// <summary>What a guide found in the texts of a folder, kept from one compilation to the next.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="GuideHash">Its file's hash; <c>null</c>: there is none.</param>
/// <param name="GuideFindings">What is wrong with it.</param>
/// <param name="ByPath">What was found.</param>
internal sealed record LanguageNotes(LanguageGuide Guide, FileHash? GuideHash, FindingLog GuideFindings, IReadOnlyDictionary<string, LanguageNote> ByPath)
{
    public static LanguageNotes None { get; } = new(LanguageGuide.Empty, null, LanguageGuideFile.Log(), new Dictionary<string, LanguageNote>());

    /// <summary>What was found in a text, if it is still the same.</summary>
    public LanguageNote? Of(string path, FileHash hash) => ByPath.TryGetValue(path, out var note) && note.Hash == hash ? note : null;

    /// <summary>The notes to go on from: none when the guide is another than before.</summary>
    public LanguageNotes With(IContentFolder folder, LanguageGuide? lastGood)
    {
        var findings = LanguageGuideFile.Log();
        var isThere = folder.Paths.Contains(LanguageGuideFile.File);
        var hash = isThere && TextFile.ReadBytes(folder, LanguageGuideFile.File, findings) is { } bytes ? FileHash.Of(bytes) : (FileHash?)null;
        if (hash == GuideHash && isThere == hash is not null)
        {
            return this with { GuideFindings = GuideFindings.Again() };
        }
        findings = LanguageGuideFile.Log();
        return new(LanguageGuideFile.Read(folder, lastGood, findings), hash, findings, new Dictionary<string, LanguageNote>());
    }
}
