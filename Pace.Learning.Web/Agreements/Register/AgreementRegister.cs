using Microsoft.EntityFrameworkCore;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Participation.Talks;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Agreements;

/// <summary>What the public may know of what areas signed. Only what came into force once; nothing of what is under way.</summary>
public sealed class AgreementRegister
{
    private readonly PaceDbContext db;

    internal AgreementRegister(PaceDbContext db) => this.db = db;

    /// <summary>Everything that is or was in force, the newest first.</summary>
    public Task<IReadOnlyList<RegisterEntry>> AllAsync(CancellationToken cancellation = default) => ReadAsync(db.SignUps, cancellation);

    /// <summary>What one area signed, current and past.</summary>
    public Task<IReadOnlyList<RegisterEntry>> OfAreaAsync(Guid areaId, CancellationToken cancellation = default) =>
        ReadAsync(db.SignUps.Where(s => s.AreaId == areaId), cancellation);

    private static async Task<IReadOnlyList<RegisterEntry>> ReadAsync(IQueryable<SignUp> signUps, CancellationToken cancellation) =>
        [.. (await signUps.AsNoTracking().Where(s => s.InForceAt != null).OrderByDescending(s => s.InForceAt).ToListAsync(cancellation)).Select(Entry)];

    private static RegisterEntry Entry(SignUp signUp) => new(
        signUp.Id, signUp.AreaId, signUp.DocumentId, signUp.Version, signUp.State, signUp.InForceAt,
        signUp.EndedAt is { } ended ? London.DayOf(ended) : null, signUp.State == SignUpState.InForce ? signUp.ReviewOn : null, signUp.Code,
        [.. signUp.Places.Where(p => p.Signature is not null).Select(p => new RegisterSignatory(
            p.Role, p.Level, p.AgencyName, p.Signature!.NameMayBePublic ? p.Signature.TypedName : null, p.Signature.SignedAt))]);
}

/// <summary>What an area signed.</summary>
public sealed record RegisterEntry(
    Guid SignUpId, Guid AreaId, string DocumentId, int Version, SignUpState State, DateTime? InForceAt, DateOnly? EndedOn, DateOnly? ReviewOn, string Code,
    IReadOnlyList<RegisterSignatory> Signatories);

/// <summary>Who signed: the role and agency, and the name when they agreed to that.</summary>
public sealed record RegisterSignatory(string Role, WorkforceLevel Level, string AgencyName, string? Name, DateTime SignedAt);
