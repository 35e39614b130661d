using Pace.Learning.Content.Library;

namespace Pace.Learning.Web.Agreements;

/// <summary>What is new in a version, for those who signed an earlier one.</summary>
internal sealed record TextChanges(string Words, IReadOnlyList<ChangedClause> Clauses, string Address)
{
    public static TextChanges Between(AgreementDocument document, AgreementVersion before, AgreementVersion now) => new(
        now.Changes ?? "",
        [
            .. now.Clauses.Where(c => before.Clause(c.Id) is not { } old || old.Markdown != c.Markdown || old.Title != c.Title || old.Summary != c.Summary)
                .Select(c => new ChangedClause(before.Clause(c.Id), c)),
            .. before.Clauses.Where(c => now.Clause(c.Id) is null).Select(c => new ChangedClause(c, null)),
        ],
        $"{document.Url}/{now.Number}?since={before.Number}");
}

/// <summary>One clause before and now.</summary>
internal sealed record ChangedClause(AgreementClause? Before, AgreementClause? Now);
