namespace Pace.Learning.Web.Agreements;

/// <summary>What the public may know of what areas signed. Only what came into force once; nothing of what is under way.</summary>
public sealed class AgreementRegister
{
    private static readonly AgreementEventKind[] PublicKinds =
    [
        AgreementEventKind.Countersigned, AgreementEventKind.Reviewed, AgreementEventKind.Withdrawn, AgreementEventKind.Lapsed, AgreementEventKind.AreaEnded, AgreementEventKind.Reinstated,
        AgreementEventKind.Superseded,
    ];

    private readonly PaceDbContext db;

    internal AgreementRegister(PaceDbContext db) => this.db = db;

    /// <summary>Everything that is or was in force, the newest first.</summary>
    public Task<IReadOnlyList<RegisterEntry>> AllAsync(CancellationToken cancellation = default) => ReadAsync(db.Agreements, cancellation);

    /// <summary>What one area signed, current and past.</summary>
    public Task<IReadOnlyList<RegisterEntry>> OfAreaAsync(Guid areaId, CancellationToken cancellation = default) =>
        ReadAsync(db.Agreements.Where(s => s.AreaId == areaId), cancellation);

    /// <summary>What became of some of them, the newest first: only what the public may know.</summary>
    public async Task<IReadOnlyList<RegisterEvent>> HistoryAsync(IEnumerable<Guid> agreementIds, CancellationToken cancellation = default)
    {
        var ids = agreementIds.ToList();
        var happened = await db.AgreementEvents.AsNoTracking().Where(e => ids.Contains(e.AgreementId) && PublicKinds.Contains(e.Kind)
            && db.Set<Agreement>().Any(s => s.Id == e.AgreementId && s.InForceAt != null)).ToListAsync(cancellation);
        return [.. happened.OrderByDescending(e => e.At).ThenByDescending(e => e.Number).Select(e => new RegisterEvent(
            e.AgreementId, LondonTime.DayOf(e.At), AgreementLabels.Of(e, null), e.Kind is AgreementEventKind.Withdrawn or AgreementEventKind.AreaEnded ? e.Words : null))];
    }

    private static async Task<IReadOnlyList<RegisterEntry>> ReadAsync(IQueryable<Agreement> agreements, CancellationToken cancellation) =>
        [.. (await agreements.AsNoTracking().Where(s => s.InForceAt != null).OrderByDescending(s => s.InForceAt).ToListAsync(cancellation)).Select(Entry)];

    private static RegisterEntry Entry(Agreement agreement) => new(
        agreement.Id, agreement.AreaId, agreement.DocumentId, agreement.Version, agreement.State, agreement.InForceAt,
        agreement.EndedAt is { } ended ? LondonTime.DayOf(ended) : null, agreement.State == AgreementState.InForce ? agreement.ReviewOn : null, agreement.Code,
        [.. agreement.Signatories.Where(p => p.Signature is not null).Select(p => new RegisterSignatory(
            p.Role, p.Level, p.AgencyName, p.Signature!.NameMayBePublic ? p.Signature.TypedName : null, p.Signature.SignedAt, agreement.RoleInWhosePlace(p)))],
        agreement.DocumentTitle, agreement.State != AgreementState.InForce ? null : agreement.RenewalVersion is null ? agreement.EndsOn : agreement.LapsesOn);
}

/// <summary>What an area signed.</summary>
public sealed record RegisterEntry(
    Guid AgreementId, Guid AreaId, string DocumentId, int Version, AgreementState State, DateTime? InForceAt, DateOnly? EndedOn, DateOnly? ReviewOn, string Code,
    IReadOnlyList<RegisterSignatory> Signatories, string DocumentTitle, DateOnly? RenewBy)
{
    /// <summary>The page that checks it.</summary>
    public string CheckUrl => AgreementAddresses.Check(Code);

    /// <summary>The action plan, for those who have a part in it.</summary>
    public string PlanUrl => Plans.PlanAddresses.Plan(AgreementId);

    /// <summary>The reviews, for those who have a part in it.</summary>
    public string ReviewsUrl => Plans.PlanAddresses.Reviews(AgreementId);
}

/// <summary>What became of an agreement.</summary>
/// <param name="AgreementId">Which.</param>
/// <param name="On">When.</param>
/// <param name="Text">What happened, as a sentence.</param>
/// <param name="Words">Why, where somebody said so for the public record.</param>
public sealed record RegisterEvent(Guid AgreementId, DateOnly On, string Text, string? Words);

/// <summary>Who signed: the role and agency, on behalf of which role when somebody else's, and the name when they agreed to that.</summary>
public sealed record RegisterSignatory(string Role, WorkforceLevel Level, string AgencyName, string? Name, DateTime SignedAt, string? OnBehalfOf = null);
