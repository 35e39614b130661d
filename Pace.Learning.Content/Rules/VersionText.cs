using System.Globalization;
using Pace.Learning.Content.Reading;

namespace Pace.Learning.Content.Rules;

/// <summary>A version of an agreement is whole by itself: clauses, promises, places and dates that fit together.</summary>
internal static class VersionText
{
    /// <summary>Plain summaries are for everybody, whatever the text may ask of its readers.</summary>
    private const int SummaryReadingAge = 11;

    private const int LeastWords = 100;

    public static void Check(AgreementVersion version, PageWriter page, Fields fields)
    {
        if (version.Clauses.Count == 0)
        {
            page.Findings.Error(1, RuleNames.MissingField, "A version needs clauses: there is nothing in it to sign.");
        }
        if (version.Number == 1 && version.Changes is not null)
        {
            fields.Bad(fields.LineOf("changes"), "\"changes\" tells what is new since the version before; the first has none before it.");
        }
        if (version.SunsetOn <= version.EffectiveOn)
        {
            fields.Bad(fields.LineOf("sunset"), "\"sunset\" is a day after \"effective\".");
        }
        RefuseTwice(version.Signatories.Select(p => p.Key), "places", fields, page.Findings);
        RefuseTwice(version.Promises.Select(p => p.Key), "promises", fields, page.Findings);
        if (fields.Has("places") && version.Signatories.Count == 0)
        {
            fields.Bad(fields.LineOf("places"), "\"places\" needs at least one entry: who has to sign.");
        }
        CheckPromises(version, page, fields);
        CheckSummaries(page);
    }

    private static void RefuseTwice(IEnumerable<string> keys, string name, Fields fields, FindingLog findings)
    {
        foreach (var twice in keys.Where(k => k.Length > 0).GroupBy(k => k).Where(g => g.Count() > 1))
        {
            findings.Error(fields.LineOf(name), RuleNames.DuplicateId, $"Two entries of \"{name}\" have the key \"{twice.Key}\".");
        }
    }

    private static void CheckPromises(AgreementVersion version, PageWriter page, Fields fields)
    {
        var keys = version.Promises.Select(p => p.Key).ToHashSet();
        foreach (var (clause, line) in page.Clauses)
        {
            if (clause.Promise is { } promise && !keys.Contains(promise))
            {
                fields.Bad(line, $"\"promises\" has no promise \"{promise}\".");
            }
            else if (clause.Promise is null && keys.Count > 0)
            {
                page.Findings.Error(line, RuleNames.MissingField, $"This clause needs the field \"promise\": which of {string.Join(", ", version.Promises.Select(p => p.Key))} it comes under.");
            }
        }
        foreach (var empty in version.Promises.Where(p => p.Key.Length > 0 && version.Clauses.All(c => c.Promise != p.Key)))
        {
            fields.Bad(fields.LineOf("promises"), $"No clause comes under the promise \"{empty.Key}\".");
        }
    }

    private static void CheckSummaries(PageWriter page)
    {
        var age = ReadingAge.Of(string.Join('\n', page.Clauses.Select(c => c.Clause.Summary)));
        if (age.Words >= LeastWords && age.Years > SummaryReadingAge)
        {
            page.Findings.Error(page.Clauses[0].Line, RuleNames.ReadingLevel, string.Create(
                CultureInfo.InvariantCulture,
                $"The summaries of the clauses have a reading age of {age.Years:0.0} and may have {SummaryReadingAge}. Shorten sentences, and use plainer words."));
        }
    }
}
