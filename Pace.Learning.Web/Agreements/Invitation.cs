namespace Pace.Learning.Web.Agreements;

/// <summary>What somebody is asked: the mail, its preview and the page that its link leads to say the same.</summary>
public sealed record Invitation
{
    /// <summary>Who is asked.</summary>
    public required string PersonName { get; init; }

    /// <summary>For which area.</summary>
    public required string AreaName { get; init; }

    /// <summary>What, and in which place.</summary>
    public required IReadOnlyList<InvitedPlace> Places { get; init; }

    /// <summary>Until when.</summary>
    public required DateTime Until { get; init; }

    /// <summary>Who asks.</summary>
    public Asker? Asker { get; init; }

    /// <summary>Who named this person to sign for them.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Such as: the Charter and the Working Agreement.</summary>
    public string Titles => AgreementLabels.List(Places.Select(p => $"the {p.DocumentTitle}").Distinct());

    /// <summary>Such as: Director at Council.</summary>
    public string Roles => AgreementLabels.List(Places.Select(p => $"{p.Role} at {p.AgencyName}").Distinct());

    /// <summary>Such as: the Charter for Testshire, as Director at Council.</summary>
    public string What => $"{Titles} for {AreaName}, as {Roles}";

    /// <summary>What one person is asked in one area.</summary>
    public static Invitation To(IReadOnlyList<(Agreement Agreement, Signatory Signatory)> places) => new()
    {
        PersonName = places[0].Signatory.PersonName, AreaName = places[0].Agreement.AreaName, Asker = places[0].Agreement.Asker,
        OnBehalfOf = places.Select(p => p.Signatory.OnBehalfOf).FirstOrDefault(o => o is not null), Until = places.Min(p => p.Signatory.ExpiresAt!.Value),
        Places = [.. places.Select(p => new InvitedPlace(p.Agreement.DocumentTitle, p.Signatory.Role, p.Signatory.AgencyName))],
    };
}

/// <summary>One document in one place.</summary>
/// <param name="DocumentTitle">The document.</param>
/// <param name="Role">As what.</param>
/// <param name="AgencyName">For whom.</param>
public sealed record InvitedPlace(string DocumentTitle, string Role, string AgencyName);
