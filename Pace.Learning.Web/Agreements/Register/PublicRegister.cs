using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>Puts together which areas have signed what, as everybody may know it: nothing of what is under way or was declined.</summary>
internal sealed class PublicRegister(AreaDirectory areas, PersonDirectory people, AgreementRegister agreements, PublishedContent published, TimeProvider time)
{
    public async Task<RegisterView> ReadAsync(CancellationToken cancellation)
    {
        var today = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        var all = (await areas.AllAsync(cancellation)).ToDictionary(a => a.Id);
        var entries = (await agreements.AllAsync(cancellation)).ToLookup(e => e.AreaId);
        var successions = await areas.SuccessionsAsync(cancellation);
        var partnerships = all.Values.Where(a => a.IsPartnership && a.IsThereOn(today)).SelectMany(p => p.MemberIds.Select(id => (AreaId: id, Partnership: p)))
            .ToLookup(m => m.AreaId, m => m.Partnership);
        var samples = await SamplesAsync(cancellation);
        var documents = published.Library.Agreements.Where(d => d.InEffect(today) is not null).OrderByDescending(d => d.Id, StringComparer.Ordinal).ToList();
        return new RegisterView(documents, [.. all.Values.OrderBy(a => a.Name, StringComparer.Ordinal).Select(area => new RegisterArea
        {
            Area = area,
            Today = today,
            IsSample = samples.Contains(area.Id),
            Documents = documents,
            Regions = area.IsPartnership ? [.. Known(area.MemberIds).Select(m => m.Region).Distinct().Order(StringComparer.Ordinal)] : [area.Region],
            Entries = [.. entries[area.Id]],
            Through = [.. partnerships[area.Id].OrderBy(p => p.Name, StringComparer.Ordinal).SelectMany(p => entries[p.Id].Where(e => e.State == AgreementState.InForce).Select(e => new SignedBy(p, e)))],
            Members = [.. Known(area.MemberIds)],
            Successors = [.. Known(successions.JustAfter(area.Id))],
            Predecessors = [.. Known(successions.Predecessors(area.Id))],
            Before = [.. Known(successions.Predecessors(area.Id)).SelectMany(p => entries[p.Id].Select(e => new SignedBy(p, e)))],
        })]);

        IEnumerable<Area> Known(IEnumerable<Guid> ids) => ids.Select(id => all.GetValueOrDefault(id)).OfType<Area>().OrderBy(a => a.Name, StringComparer.Ordinal);
    }

    /// <summary>The register's pages that search engines should know: those that tell of something signed.</summary>
    public async Task<IEnumerable<string>> PagesAsync(CancellationToken cancellation) =>
        (await ReadAsync(cancellation)).Areas.Where(a => a.HasSigned || a.Before.Count > 0).Select(a => a.Url).Prepend(RegisterModel.Address);

    // What the demo people signed says nothing about the real place.
    private async Task<HashSet<Guid>> SamplesAsync(CancellationToken cancellation)
    {
        var lead = await people.FindByEmailAsync(DemoPeople.Email(Roles.AreaLead), cancellation);
        return lead is null ? [] : [.. (await areas.LedByAsync(lead.Id, cancellation)).Select(a => a.Id)];
    }
}

/// <summary>All areas, with the documents that they can sign today.</summary>
internal sealed record RegisterView(IReadOnlyList<AgreementDocument> Documents, IReadOnlyList<RegisterArea> Areas)
{
    public RegisterArea? Find(string slug) => Areas.FirstOrDefault(a => a.Area.Slug == slug);
}

/// <summary>What another area signed that counts here as well, or did.</summary>
internal sealed record SignedBy(Area Area, RegisterEntry Entry);

/// <summary>How much of what areas are asked to sign is in force in one.</summary>
internal enum RegisterStatus
{
    /// <summary>Every document.</summary>
    All,

    /// <summary>Not every document.</summary>
    Some,

    /// <summary>Nothing now, something before.</summary>
    Before,

    /// <summary>Nothing, ever.</summary>
    None,
}

/// <summary>One area in the register.</summary>
internal sealed record RegisterArea
{
    public required Area Area { get; init; }

    /// <summary>The day that all of it is about.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether it is there today.</summary>
    public bool IsThere => Area.IsThereOn(Today);

    /// <summary>Whether what it signed was invented for a demonstration.</summary>
    public required bool IsSample { get; init; }

    /// <summary>What areas can sign today.</summary>
    public required IReadOnlyList<AgreementDocument> Documents { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>What it signed itself, the newest first.</summary>
    public required IReadOnlyList<RegisterEntry> Entries { get; init; }

    /// <summary>What is in force here because a partnership signed that it belongs to.</summary>
    public required IReadOnlyList<SignedBy> Through { get; init; }

    public required IReadOnlyList<Area> Members { get; init; }

    public required IReadOnlyList<Area> Successors { get; init; }

    public required IReadOnlyList<Area> Predecessors { get; init; }

    /// <summary>What the areas signed that this one took over from.</summary>
    public required IReadOnlyList<SignedBy> Before { get; init; }

    /// <summary>Whether it is announced, and not there yet.</summary>
    public bool IsToCome => !IsThere && Area.StartedOn > Today;

    /// <summary>Whether it was there, and isn't any more.</summary>
    public bool HasEnded => !IsThere && !IsToCome;

    public string Url => AreaPageModel.UrlOf(Area);

    public bool HasSigned => Entries.Count > 0;

    /// <summary>In force today by its own signatures. What an area signed that isn't there any more is history.</summary>
    public IReadOnlyList<RegisterEntry> InForce => IsThere ? [.. Entries.Where(e => e.State == AgreementState.InForce).OrderByDescending(e => e.DocumentId, StringComparer.Ordinal)] : [];

    /// <summary>What it signed and isn't in force any more, the newest first: who signed and what reviews found can still be read.</summary>
    public IReadOnlyList<RegisterEntry> Earlier => [.. Entries.Except(InForce)];

    public RegisterStatus Status
    {
        get
        {
            var inForce = InForce.Concat(IsThere ? Through.Select(t => t.Entry) : []).Select(e => e.DocumentId).ToHashSet();
            return inForce.Count == 0 ? HasSigned ? RegisterStatus.Before : RegisterStatus.None
                : Documents.All(d => inForce.Contains(d.Id)) ? RegisterStatus.All : RegisterStatus.Some;
        }
    }

    /// <summary>How a document stands here.</summary>
    public RegisterStatus StatusOf(string documentId) =>
        IsThere && (Through.Any(t => t.Entry.DocumentId == documentId) || InForce.Any(e => e.DocumentId == documentId)) ? RegisterStatus.All
        : Entries.Any(e => e.DocumentId == documentId) ? RegisterStatus.Before : RegisterStatus.None;

    /// <summary>The same in a few words, for the map.</summary>
    public string Words
    {
        get
        {
            var signed = InForce.Select(e => $"{e.DocumentTitle} since {Since(e)}")
                .Concat(IsThere ? Through.Select(t => $"{t.Entry.DocumentTitle} since {Since(t.Entry)}, through {t.Area.Name}") : []).ToList();
            return signed.Count > 0 ? string.Join("; ", signed) : HasSigned ? "signed before, not in force now" : "not signed";
        }
    }

    public static string Since(RegisterEntry entry) => LondonTime.Long(entry.InForceAt!.Value);
}

/// <summary>The words for where an area stands.</summary>
internal static class RegisterLabels
{
    extension(RegisterStatus status)
    {
        public string Slug => status.ToString().ToLowerInvariant();

        public string Title => status switch
        {
            RegisterStatus.All => "Everything in force",
            RegisterStatus.Some => "Some of it in force",
            RegisterStatus.Before => "In force before, not now",
            _ => "Not signed",
        };
    }

    extension(AgreementState state)
    {
        /// <summary>The name in files.</summary>
        public string PublicSlug => state switch
        {
            AgreementState.InForce => "in-force",
            AgreementState.Lapsed => "lapsed",
            AgreementState.Withdrawn => "withdrawn",
            _ => "superseded",
        };
    }
}
