namespace Pace.Learning.Web.Accounts;

/// <summary>Settings under <c>Pace:Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>Whether anybody may make a learner's account for themselves.</summary>
    public bool OpenRegistration { get; set; } = true;

    /// <summary>The address that becomes the first administrator, once, when it signs in on a site that has none.</summary>
    public string? FirstAdmin { get; set; }

    /// <summary>How often a session asks the database whether it still counts. What ends one is heard of at once; this is for a notice that was lost, and for roles of those who don't work here.</summary>
    public TimeSpan CheckSessionEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Where the privacy notice is.</summary>
    public string PrivacyUrl { get; set; } = "/privacy";

    /// <summary>Where the terms are.</summary>
    public string TermsUrl { get; set; } = "/terms";
}
