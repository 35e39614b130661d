using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Published.Cached;
using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.Agreements;

/// <summary>Does something to an agreement: the act, its record in the ledger and its mail are stored together or not at all.</summary>
internal sealed class AgreementRecorder(PaceDbContext db, Ledger ledger, AgreementMail mail, PublishedContent published, RegisterPages register, TimeProvider time)
{
    /// <summary>The chain about an agreement.</summary>
    public static LedgerSubject Subject(Guid agreementId) => new("agreement", agreementId);

    public DateTime Now => LedgerTime.Now(time);

    /// <summary>Does something to one agreement, as it is at that moment.</summary>
    public Task<Refusal?> ActAsync(Guid id, Func<Agreement, DateTime, Refusal?> act, CancellationToken cancellation) => DoAsync(async ct =>
    {
        var agreement = await db.Agreements.AsSplitQuery().SingleAsync(s => s.Id == id, ct);
        return act(agreement, Now) is { } refusal ? refusal : await RecordAsync([agreement], ct);
    }, cancellation);

    /// <summary>Sends new agreements, of one area and with the same people, in one go.</summary>
    public Task<Refusal?> StartAsync(IReadOnlyList<NewAgreement> wanted, Func<Task> alongside, CancellationToken cancellation) => DoAsync(async ct =>
    {
        var now = Now;
        var agreements = new List<Agreement>();
        foreach (var one in wanted)
        {
            var agreement = new Agreement(one.AreaId, one.AreaName, one.Document, one.Version, one.By, now, one.Replaces, one.Asker, one.AreaCode);
            if (await db.Agreements.IgnoreAutoIncludes().AnyAsync(s => s.AreaId == one.AreaId && s.DocumentId == one.Document.Id && s.Slot == "under-way", ct))
            {
                return new Refusal("", $"A sign-up of the {one.Document.Title} is under way for {one.AreaName}. There can be one at a time.");
            }
            foreach (var person in one.People)
            {
                if (agreement.Add(person, one.By, now) is { } wrong)
                {
                    return wrong with { Words = $"{person.Role}: {wrong.Words}" };
                }
            }
            if (agreement.Send(one.Version, one.IsOrdered, one.Days, now) is { } refusal)
            {
                return refusal;
            }
            await KeepTextAsync(one.Document, one.Version, ct);
            db.Agreements.Add(agreement);
            agreements.Add(agreement);
        }
        await alongside();
        return await RecordAsync(agreements, ct);
    }, cancellation);

    /// <summary>Countersigns. The one in force before it is superseded in the same moment.</summary>
    public Task<Refusal?> CountersignAsync(Guid id, Guid by, CountersignatureInput words, CancellationToken cancellation) => DoAsync(async ct =>
    {
        var agreement = await db.Agreements.AsSplitQuery().SingleAsync(s => s.Id == id, ct);
        if (published.Library.FindAgreement(agreement.DocumentId)?.Version(agreement.Version) is not { } version)
        {
            return new Refusal("", "The text of this version can’t be found. Don’t countersign; tell whoever looks after the site.");
        }
        var before = await db.Agreements.AsSplitQuery()
            .SingleOrDefaultAsync(s => s.AreaId == agreement.AreaId && s.DocumentId == agreement.DocumentId && s.Slot == "in-force", ct);
        var now = Now;
        if (agreement.Countersign(by, words, version, now) is { } refusal)
        {
            return refusal;
        }
        before?.Supersede(now);
        return await RecordAsync(before is null ? [agreement] : [before, agreement], ct);
    }, cancellation);

    /// <summary>Puts one back in force, unless a newer one is.</summary>
    public Task<Refusal?> ReinstateAsync(Guid id, Guid by, string? reason, DateOnly? until, CancellationToken cancellation) => DoAsync(async ct =>
    {
        var agreement = await db.Agreements.AsSplitQuery().SingleAsync(s => s.Id == id, ct);
        if (await db.Agreements.IgnoreAutoIncludes().AnyAsync(s => s.Id != id && s.AreaId == agreement.AreaId && s.DocumentId == agreement.DocumentId && s.Slot == "in-force", ct))
        {
            return new Refusal("", "A newer one is in force for this area.");
        }
        return agreement.Reinstate(by, reason, until, Now) is { } refusal ? refusal : await RecordAsync([agreement], ct);
    }, cancellation);

    /// <summary>Decides and saves. What was decided on may have changed when it comes to saving: then it is decided again on what is true now.</summary>
    public async Task<Refusal?> DoAsync(Func<CancellationToken, Task<Refusal?>> act, CancellationToken cancellation)
    {
        var refusal = await db.RetryOnConflictAsync(async stop =>
        {
            mail.Begin();
            var refused = await act(stop);
            if (refused is null)
            {
                await Signals.NotifyAsync(db, SignalTopics.Register, stop);
            }
            return refused;
        }, cancellation);
        if (refusal is null)
        {
            register.Changed();
        }
        return refusal;
    }

    /// <summary>Writes down what happened to agreements, inside <see cref="DoAsync"/>.</summary>
    public async Task<Refusal?> RecordAsync(IReadOnlyList<Agreement> agreements, CancellationToken cancellation)
    {
        foreach (var agreement in agreements)
        {
            foreach (var happened in agreement.Happened)
            {
                db.AgreementEvents.Add(happened);
                await AppendAsync(agreement, happened, cancellation);
            }
        }
        await mail.WriteAsync(agreements, Now, cancellation);
        foreach (var agreement in agreements)
        {
            agreement.Settle();
        }
        return null;
    }

    private Task<LedgerEntry> AppendAsync(Agreement agreement, AgreementEvent happened, CancellationToken cancellation)
    {
        // Who has no account acts as the signatory that they were asked to be.
        var acted = happened.Kind is AgreementEventKind.Signed or AgreementEventKind.Declined or AgreementEventKind.Delegated ? happened.SignatoryId : null;
        var (subject, by) = (Subject(agreement.Id), happened.ByPersonId ?? acted);
        return happened.Kind switch
        {
            AgreementEventKind.Started => ledger.AppendAsync(db, subject, "agreement.started", new StartedEntry(
                happened.Number, agreement.State, agreement.AreaId, agreement.AreaName, agreement.AreaCode, agreement.DocumentId, agreement.Version, agreement.DocumentSha256, agreement.DeclarationSha256, agreement.IsOrdered,
                agreement.Replaces, [.. agreement.Signatories.Select(p => new SignatoryEntry(p.Id, p.RoleKey, p.Level.Slug, p.AgencyId, p.IsRequired, p.Order))]), by, cancellation),
            AgreementEventKind.Signed => ledger.AppendAsync(db, subject, SignedEntry.Act, new SignedEntry(
                happened.Number, agreement.State, happened.Signatory!.Id, happened.Signatory.Signature!.Id, agreement.DocumentSha256, agreement.DeclarationSha256,
                happened.Signatory.Signature.IdentityShown, happened.Signatory.Signature.Seal(happened.Signatory)), by, cancellation),
            AgreementEventKind.Countersigned => ledger.AppendAsync(db, subject, CountersignedEntry.Act, new CountersignedEntry(
                happened.Number, agreement.State, agreement.Countersignature!.Seal(), agreement.DocumentSha256, Day(agreement.ReviewOn), Day(agreement.EndsOn)), by, cancellation),
            _ => ledger.AppendAsync(db, subject, ActName(happened.Kind), new HappenedEntry(
                happened.Number, agreement.State, happened.SignatoryId, happened.Words is { } words ? TextHash.Of($"{happened.Id:N} {words}") : null), by, cancellation),
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

/// <summary>An agreement to be sent.</summary>
internal sealed record NewAgreement(
    Guid AreaId, string AreaName, AgreementDocument Document, AgreementVersion Version, Guid By, IReadOnlyList<SignatoryDetails> People, bool IsOrdered, int Days, Guid? Replaces, Asker? Asker = null,
    string? AreaCode = null);

internal sealed record SignatoryEntry(Guid Signatory, string Role, string Level, Guid Agency, bool Required, int Order);

internal sealed record StartedEntry(
    int Number, AgreementState State, Guid Area, string AreaName, string? AreaCode, string Document, int Version, string DocumentSha256, string DeclarationSha256, bool Ordered, Guid? Replaces,
    IReadOnlyList<SignatoryEntry> Signatories);

internal sealed record SignedEntry(int Number, AgreementState State, Guid Signatory, Guid Signature, string DocumentSha256, string DeclarationSha256, string IdentityShown, string Seal)
{
    public const string Act = "agreement.signed";
}

internal sealed record CountersignedEntry(int Number, AgreementState State, string Seal, string DocumentSha256, string? ReviewOn, string? EndsOn)
{
    public const string Act = "agreement.countersigned";
}

internal sealed record HappenedEntry(int Number, AgreementState State, Guid? Signatory, string? WordsSha256);
