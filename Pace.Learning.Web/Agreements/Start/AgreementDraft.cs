using System.Text.Json;

namespace Pace.Learning.Web.Agreements.Start;

/// <summary>An agreement that somebody is putting together, saved at every step. Nobody has been asked yet.</summary>
public sealed class AgreementDraft
{
    private AgreementDraft()
    {
    }

    /// <summary>Begins one.</summary>
    public AgreementDraft(Guid personId, Guid areaId, DraftContent content, DateTime now)
    {
        (Id, PersonId, AreaId) = (Guid.CreateVersion7(), personId, areaId);
        Save(content, now);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>For which area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>What was typed so far.</summary>
    public string Json { get; private set; } = "";

    /// <summary>When it was saved last (UTC).</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>Changes with each save, so that sending it twice at once is noticed.</summary>
    public int Version { get; private set; }

    /// <summary>What was typed so far.</summary>
    public DraftContent Read() => JsonSerializer.Deserialize<DraftContent>(Json)!;

    /// <summary>Keeps what was typed, right or not.</summary>
    public void Save(DraftContent content, DateTime now)
    {
        (Json, SavedAt) = (JsonSerializer.Serialize(content), now);
        Version++;
    }
}

/// <summary>What a draft holds.</summary>
public sealed class DraftContent
{
    /// <summary>Which documents.</summary>
    public List<string> Documents { get; set; } = [];

    /// <summary>Who signs.</summary>
    public List<DraftPerson> People { get; set; } = [];

    /// <summary>One after the other.</summary>
    public bool IsOrdered { get; set; }

    /// <summary>How long invitations are open.</summary>
    public int Days { get; set; } = Agreement.UsualDays;

    /// <summary>Who asks, as the mail gives it; <c>null</c> until it was typed.</summary>
    public DraftAsker? Asker { get; set; }

    /// <summary>The documents, each in the version that is signed now.</summary>
    internal IReadOnlyList<(AgreementDocument Document, AgreementVersion Version)> In(ContentLibrary library, DateOnly today) =>
        [.. Documents.Select(library.FindAgreement).OfType<AgreementDocument>().Select(d => (d, d.InEffect(today)!)).Where(d => d.Item2 is not null)];

    /// <summary>Brings the people in line with what the documents require: a signatory each, in their order, and then the others.</summary>
    internal void Require(IReadOnlyList<(AgreementDocument Document, AgreementVersion Version)> documents, bool inWales)
    {
        var required = documents.SelectMany(d => d.Version.Signatories.Select(s => s with { Role = d.Document.RoleOf(s, inWales) })).DistinctBy(p => p.Key).ToList();
        People = [.. required.Select(r => (People.Find(p => p.Key == r.Key) ?? new DraftPerson { Key = r.Key }).As(r)),
            .. People.Where(p => p.Key.Length == 0 || required.TrueForAll(r => r.Key != p.Key)).Select(p => p.AsAdditional())];
        for (var i = 0; i < People.Count; i++)
        {
            People[i].Order ??= (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>Who asks, as typed.</summary>
public sealed class DraftAsker
{
    /// <summary>Who asks.</summary>
    public string? Name { get; set; }

    /// <summary>On whose behalf.</summary>
    public string? OnBehalfOf { get; set; }

    /// <summary>Who answers questions.</summary>
    public string? ContactName { get; set; }

    /// <summary>Their address.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>Where they can be rung.</summary>
    public string? ContactPhone { get; set; }

    /// <summary>In their own words.</summary>
    public string? Message { get; set; }

    internal Asker ToAsker() => new()
    {
        Name = Name ?? "", OnBehalfOf = OnBehalfOf ?? "", ContactName = ContactName ?? "", ContactEmail = ContactEmail ?? "", ContactPhone = ContactPhone ?? "", Message = Message ?? "",
    };
}

/// <summary>Somebody in a draft, as typed.</summary>
public sealed class DraftPerson
{
    /// <summary>The required signatory; empty for an additional person.</summary>
    public string Key { get; set; } = "";

    /// <summary>The role.</summary>
    public string? Role { get; set; }

    /// <summary>The level, as in files.</summary>
    public string? Level { get; set; }

    /// <summary>The agency's id.</summary>
    public string? Agency { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The address.</summary>
    public string? Email { get; set; }

    /// <summary>The turn.</summary>
    public string? Order { get; set; }

    /// <summary>Whether a document requires the signatory.</summary>
    public bool IsRequired => Key is { Length: > 0 };

    internal DraftPerson As(RequiredSignatory signatory)
    {
        (Role, Level) = (signatory.Role, signatory.Level.Slug);
        return this;
    }

    internal DraftPerson AsAdditional()
    {
        Key = "";
        return this;
    }
}
