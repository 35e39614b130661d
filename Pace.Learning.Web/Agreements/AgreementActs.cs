using Microsoft.EntityFrameworkCore;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements;

/// <summary>Does something to a sign-up: the act, its record in the ledger and its mail are stored together or not at all.</summary>
internal sealed class AgreementActs(PaceDbContext db, Ledger ledger, AgreementLetters letters, PublishedContent published, RegisterPages register, TimeProvider time)
{
    private const int Attempts = 10;

    /// <summary>The chain about a sign-up.</summary>
    public static LedgerSubject Subject(Guid signUpId) => new("agreement", signUpId);

    public DateTime Now => LedgerTime.Now(time);

    /// <summary>Does something to one sign-up, as it is at that moment.</summary>
    public Task<Refusal?> ActAsync(Guid id, Func<SignUp, DateTime, Refusal?> act, CancellationToken cancellation) => DoAsync(async ct =>
    {
        var signUp = await db.SignUps.AsSplitQuery().SingleAsync(s => s.Id == id, ct);
        return act(signUp, Now) is { } refusal ? Refused(refusal) : await RecordAsync([signUp], ct);
    }, cancellation);

    /// <summary>Sends new sign-ups, of one area and with the same people, in one go.</summary>
    public Task<Refusal?> StartAsync(IReadOnlyList<NewSignUp> wanted, Func<Task> alongside, CancellationToken cancellation) => DoAsync(async ct =>
    {
        var now = Now;
        var signUps = new List<SignUp>();
        foreach (var one in wanted)
        {
            var signUp = new SignUp(one.AreaId, one.AreaName, one.Document, one.Version, one.By, now, one.Replaces);
            if (await db.SignUps.IgnoreAutoIncludes().AnyAsync(s => s.AreaId == one.AreaId && s.DocumentId == one.Document.Id && s.Slot == "under-way", ct))
            {
                return Refused(new Refusal("", $"A sign-up of the {one.Document.Title} is under way for {one.AreaName}. There can be one at a time."));
            }
            foreach (var person in one.People)
            {
                if (signUp.Add(person, one.By, now) is { } wrong)
                {
                    return Refused(wrong with { Words = $"{person.Role}: {wrong.Words}" });
                }
            }
            if (signUp.Send(one.Version, one.IsOrdered, one.Days, now) is { } refusal)
            {
                return Refused(refusal);
            }
            await KeepTextAsync(one.Document, one.Version, ct);
            db.SignUps.Add(signUp);
            signUps.Add(signUp);
        }
        await alongside();
        return await RecordAsync(signUps, ct);
    }, cancellation);

    /// <summary>Countersigns. The one in force before it is superseded in the same moment.</summary>
    public Task<Refusal?> CountersignAsync(Guid id, Guid by, CountersignWords words, CancellationToken cancellation) => DoAsync(async ct =>
    {
        var signUp = await db.SignUps.AsSplitQuery().SingleAsync(s => s.Id == id, ct);
        if (published.Library.FindAgreement(signUp.DocumentId)?.Version(signUp.Version) is not { } version)
        {
            return Refused(new Refusal("", "The text of this version can’t be found. Don’t countersign; tell whoever looks after the site."));
        }
        var before = await db.SignUps.AsSplitQuery()
            .SingleOrDefaultAsync(s => s.AreaId == signUp.AreaId && s.DocumentId == signUp.DocumentId && s.Slot == "in-force", ct);
        var now = Now;
        if (signUp.Countersign(by, words, version, now) is { } refusal)
        {
            return Refused(refusal);
        }
        before?.Supersede(now);
        return await RecordAsync(before is null ? [signUp] : [before, signUp], ct);
    }, cancellation);

    /// <summary>Puts one back in force, unless a newer one is.</summary>
    public Task<Refusal?> ReinstateAsync(Guid id, Guid by, string? reason, DateOnly? until, CancellationToken cancellation) => DoAsync(async ct =>
    {
        var signUp = await db.SignUps.AsSplitQuery().SingleAsync(s => s.Id == id, ct);
        if (await db.SignUps.IgnoreAutoIncludes().AnyAsync(s => s.Id != id && s.AreaId == signUp.AreaId && s.DocumentId == signUp.DocumentId && s.Slot == "in-force", ct))
        {
            return Refused(new Refusal("", "A newer one is in force for this area."));
        }
        return signUp.Reinstate(by, reason, until, Now) is { } refusal ? Refused(refusal) : await RecordAsync([signUp], ct);
    }, cancellation);

    /// <summary>Decides and saves. What was decided on may have changed when it comes to saving: then it is decided again on what is true now.</summary>
    public async Task<Refusal?> DoAsync(Func<CancellationToken, Task<Refusal?>> act, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                db.ChangeTracker.Clear();
                letters.Begin();
                var refusal = await ledger.ActAsync(db, act, cancellation);
                if (refusal is null)
                {
                    register.Changed();
                }
                return refusal;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                await Task.Delay(Random.Shared.Next(2, 10 * attempt), cancellation);
            }
        }
    }

    private Refusal? Refused(Refusal refusal)
    {
        db.ChangeTracker.Clear();
        return refusal;
    }

    /// <summary>Writes down what happened to sign-ups, inside <see cref="DoAsync"/>.</summary>
    public async Task<Refusal?> RecordAsync(IReadOnlyList<SignUp> signUps, CancellationToken cancellation)
    {
        foreach (var signUp in signUps)
        {
            foreach (var happened in signUp.Happened)
            {
                db.AgreementEvents.Add(happened);
                await AppendAsync(signUp, happened, cancellation);
            }
        }
        await letters.WriteAsync(signUps, Now, cancellation);
        foreach (var signUp in signUps)
        {
            signUp.Settle();
        }
        return null;
    }

    private Task<LedgerEntry> AppendAsync(SignUp signUp, AgreementEvent happened, CancellationToken cancellation)
    {
        // Who has no account acts as the place that they were asked for.
        var acted = happened.Kind is AgreementEventKind.Signed or AgreementEventKind.Declined or AgreementEventKind.Delegated ? happened.PlaceId : null;
        var (subject, by) = (Subject(signUp.Id), happened.ByPersonId ?? acted);
        return happened.Kind switch
        {
            AgreementEventKind.Started => ledger.AppendAsync(db, subject, "agreement.started", new StartedEntry(
                happened.Number, signUp.State, signUp.AreaId, signUp.DocumentId, signUp.Version, signUp.DocumentSha256, signUp.DeclarationSha256, signUp.IsOrdered,
                signUp.Replaces, [.. signUp.Places.Select(p => new PlaceEntry(p.Id, p.RoleKey, p.Level.Slug, p.AgencyId, p.IsRequired, p.Order))]), by, cancellation),
            AgreementEventKind.Signed => ledger.AppendAsync(db, subject, SignedEntry.Act, new SignedEntry(
                happened.Number, signUp.State, happened.Place!.Id, happened.Place.Signature!.Id, signUp.DocumentSha256, signUp.DeclarationSha256,
                happened.Place.Signature.IdentityShown, happened.Place.Signature.Seal(happened.Place)), by, cancellation),
            AgreementEventKind.Countersigned => ledger.AppendAsync(db, subject, CountersignedEntry.Act, new CountersignedEntry(
                happened.Number, signUp.State, signUp.Countersignature!.Seal(), signUp.DocumentSha256, Day(signUp.ReviewOn), Day(signUp.EndsOn)), by, cancellation),
            _ => ledger.AppendAsync(db, subject, ActName(happened.Kind), new HappenedEntry(
                happened.Number, signUp.State, happened.PlaceId, happened.Words is { } words ? TextHash.Of($"{happened.Id:N} {words}") : null), by, cancellation),
        };
    }

    private static string ActName(AgreementEventKind kind) =>
        "agreement." + string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private static string? Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private async Task KeepTextAsync(AgreementDocument document, AgreementVersion version, CancellationToken cancellation)
    {
        if (await db.SignedTexts.FindAsync([version.Sha256], cancellation) is null)
        {
            db.SignedTexts.Add(new SignedText(document, version));
        }
    }
}

/// <summary>A sign-up to be sent.</summary>
internal sealed record NewSignUp(
    Guid AreaId, string AreaName, AgreementDocument Document, AgreementVersion Version, Guid By, IReadOnlyList<PlaceFor> People, bool IsOrdered, int Days, Guid? Replaces);

internal sealed record PlaceEntry(Guid Place, string Role, string Level, Guid Agency, bool Required, int Order);

internal sealed record StartedEntry(
    int Number, SignUpState State, Guid Area, string Document, int Version, string DocumentSha256, string DeclarationSha256, bool Ordered, Guid? Replaces,
    IReadOnlyList<PlaceEntry> Places);

internal sealed record SignedEntry(int Number, SignUpState State, Guid Place, Guid Signature, string DocumentSha256, string DeclarationSha256, string IdentityShown, string Seal)
{
    public const string Act = "agreement.signed";
}

internal sealed record CountersignedEntry(int Number, SignUpState State, string Seal, string DocumentSha256, string? ReviewOn, string? EndsOn)
{
    public const string Act = "agreement.countersigned";
}

internal sealed record HappenedEntry(int Number, SignUpState State, Guid? Place, string? WordsSha256);
