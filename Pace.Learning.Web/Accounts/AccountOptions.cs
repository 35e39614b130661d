using Pace.Learning.Web.Accounts.Sessions;

namespace Pace.Learning.Web.Accounts;

/// <summary>Settings under <c>Pace:Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>Whether anybody may make a learner's account for themselves.</summary>
    public bool OpenRegistration { get; set; } = true;

    /// <summary>The address that becomes the first administrator, once, when it signs in on a site that has none.</summary>
    public string? FirstAdmin { get; set; }

    /// <summary>How long sessions last.</summary>
    public SessionLengths Sessions { get; set; } = new();

    /// <summary>How often a session's cookie is made anew from what the account is now, and its use noted. Whether it still counts is asked with every request.</summary>
    public TimeSpan CheckSessionEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Where the privacy notice is.</summary>
    public string PrivacyUrl { get; set; } = "/privacy";

    /// <summary>Where the terms are.</summary>
    public string TermsUrl { get; set; } = "/terms";
}
