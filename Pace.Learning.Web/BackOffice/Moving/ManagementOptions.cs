namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Settings under <c>Pace:Umbraco</c> with which content is written to an Umbraco: the credentials of one of its API users. Keep them in user secrets or environment variables.</summary>
public sealed class ManagementOptions
{
    /// <summary>What Umbraco puts in front of the id of every API user's credentials.</summary>
    public const string Prefix = "umbraco-back-office-";

    /// <summary>Where Umbraco is.</summary>
    public Uri? Url { get; set; }

    /// <summary>The client id of an API user, such as <c>umbraco-back-office-pace</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>Its secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The page under which our documents stand, by its path or key; <c>null</c>: the first of its type.</summary>
    public string? StartItem { get; set; }

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>What is wrong with the settings, in words; <c>null</c>: nothing.</summary>
    public string? Wrong =>
        Url is null ? "Say where Umbraco is: Pace__Umbraco__Url."
        : !Url.IsAbsoluteUri || Url.Scheme is not ("http" or "https") ? $"Pace__Umbraco__Url is {Url}. Give the whole address, such as https://cms.example.org."
        : Url.Scheme is "http" && !Url.IsLoopback ? $"Pace__Umbraco__Url is {Url}, and the secret would go there unencrypted. Use https; http is for the same machine only."
        : string.IsNullOrWhiteSpace(ClientId) || string.IsNullOrWhiteSpace(ClientSecret) ? "Make an API user in Umbraco (Users, Create, API user) who may use content and settings, and set Pace__Umbraco__ClientId and Pace__Umbraco__ClientSecret to its credentials."
        : !ClientId.StartsWith(Prefix, StringComparison.Ordinal) ? $"Pace__Umbraco__ClientId is {ClientId}. Umbraco puts \"{Prefix}\" in front of what was typed: give all of it."
        : null;
}
