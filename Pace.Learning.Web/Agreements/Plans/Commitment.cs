namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>What progress and reviews are told by: a promise, or in a document without promises a clause.</summary>
/// <param name="Key">The promise's letter, or the clause's id.</param>
/// <param name="Title">What is promised.</param>
/// <param name="Clauses">What belongs to it.</param>
/// <param name="IsLettered">Whether its key is shown before its title.</param>
internal sealed record Commitment(string Key, string Title, IReadOnlyList<AgreementClause> Clauses, bool IsLettered)
{
    /// <summary>The title as it stands in a list.</summary>
    public string Heading => IsLettered ? $"{Key}. {Title}" : Title;

    public static IReadOnlyList<Commitment> Of(AgreementVersion? version) =>
        version is null ? []
        : version.Promises.Count > 0 ? [.. version.Promises.Select(p => new Commitment(p.Key, p.Title, [.. version.Clauses.Where(c => c.Promise == p.Key)], true))]
        : [.. version.Clauses.Select(c => new Commitment(c.Id, c.Title, [c], false))];

    /// <summary>Whether the site itself counts how far it is kept: the charter's promise that professionals are trained.</summary>
    public bool IsMeasuredIn(string documentId) => IsMeasured(documentId, Key);

    /// <summary>The same for a promise's key.</summary>
    public static bool IsMeasured(string documentId, string key) => documentId == "parent-charter" && key == "c";
}

/// <summary>A plan's actions under one commitment.</summary>
/// <param name="Commitment"><c>null</c>: they were for clauses of an earlier version, which this one doesn't have.</param>
/// <param name="Actions">The most urgent first.</param>
internal sealed record PlanGroup(Commitment? Commitment, IReadOnlyList<PlanAction> Actions)
{
    /// <summary>A plan under a version's commitments: an action is where its clause is, and a clause that the version hasn't got any more comes last.</summary>
    public static IReadOnlyList<PlanGroup> Of(AgreementVersion? version, Plan? plan)
    {
        var commitments = Commitment.Of(version);
        var actions = plan?.Actions ?? [];
        var groups = commitments.Select(c => new PlanGroup(c, [.. actions.Where(a => c.Clauses.Any(clause => clause.Id == a.ClauseId))])).ToList();
        PlanAction[] earlier = [.. actions.Except(groups.SelectMany(g => g.Actions))];
        return earlier.Length == 0 ? groups : [.. groups, new PlanGroup(null, earlier)];
    }

    public int Count(ActionState state) => Actions.Count(a => a.State == state);

    public int OverdueOn(DateOnly today) => Actions.Count(a => a.IsOverdueOn(today));
}
