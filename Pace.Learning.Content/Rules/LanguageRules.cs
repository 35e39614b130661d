using Pace.Learning.Content.Files;
using Pace.Learning.Content.Language;

namespace Pace.Learning.Content.Rules;

/// <summary>What the language guide has to say of the documents: each finding is for a person to look at, and none stops publication.</summary>
internal sealed class LanguageRules(LanguageGuide guide, LockedVersions locked)
{
    private const string StatementsFolder = "statements/";

    /// <summary>Checks documents and what they offer. A locked version of an agreement is left alone: nobody may change it any more.</summary>
    public void Check(IEnumerable<Draft> drafts) => Parallel.ForEach(drafts.Where(d => d.Page.Manuscript.Bytes.Length > 0 && locked.HashOf(d.File.Path) is null), draft =>
        Check(TextFile.Decode(draft.Page.Manuscript.Bytes), draft.Findings, mayAnswer: !draft.Page.IsAgreement));

    /// <summary>Checks what parents say yes to, which is read elsewhere.</summary>
    public IEnumerable<FindingLog> CheckStatements(IContentFolder folder)
    {
        foreach (var path in folder.Paths.Where(p => p.StartsWith(StatementsFolder, StringComparison.Ordinal) && p.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var findings = new FindingLog(path);
            if (TextFile.ReadBytes(folder, path, findings) is { } bytes)
            {
                Check(TextFile.Decode(bytes), findings, mayAnswer: true);
            }
            yield return findings;
        }
    }

    private void Check(string text, FindingLog findings, bool mayAnswer)
    {
        var report = guide.Check(text);
        foreach (var finding in report.Findings.Where(f => f.Answer is null || !mayAnswer))
        {
            findings.Warn(finding.Line, finding.Rule.FindingName, Message(finding));
        }
        foreach (var faulty in report.FaultyAnswers)
        {
            findings.Warn(faulty.Answer.Line, RuleNames.LanguageAnswer, faulty.Message);
        }
        if (!mayAnswer)
        {
            foreach (var answer in report.Findings.Select(f => f.Answer).OfType<LanguageAnswer>().Distinct())
            {
                findings.Warn(answer.Line, RuleNames.LanguageAnswer, "What is signed holds nothing that readers don't see, so no answer stands here: write it in other words.");
            }
        }
    }

    private static string Message(LanguageFinding finding)
    {
        var rule = finding.Rule;
        var guides = string.Join(", ", rule.Guides.Select(g => g.Name));
        var views = rule.Views.Count == 0 ? "" : $" Guides disagree. {string.Join(' ', rule.Views)}";
        return $"\"{finding.Words}\": {rule.Why} Instead: {string.Join("; ", rule.Instead)}. From {guides}.{views}";
    }
}
