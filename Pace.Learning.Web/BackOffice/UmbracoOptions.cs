namespace Pace.Learning.Web.BackOffice;

/// <summary>Settings under <c>Pace:Umbraco</c>: an Umbraco site in which documents are written. Without an address, nothing of it runs.</summary>
public sealed class UmbracoOptions
{
    /// <summary>The fewest characters of a secret.</summary>
    public const int LeastSecret = 32;

    /// <summary>Where Umbraco is, such as <c>https://cms.example.org</c>; <c>null</c>: there is none.</summary>
    public Uri? Url { get; set; }

    /// <summary>The key of its Content Delivery API.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The page under which our documents stand, by its path or key; <c>null</c>: they stand at the root.</summary>
    public string? StartItem { get; set; }

    /// <summary>The language in which documents are asked for that vary by language there, such as <c>en-GB</c>; <c>null</c>: Umbraco's default. Others are asked for without one.</summary>
    public string? Culture { get; set; }

    /// <summary>The secret that both sides sign with, at least 32 characters; <c>null</c>: webhooks are refused, and changes are found by looking.</summary>
    public string? Secret { get; set; }

    /// <summary>How often all documents are compared: the longest that a lost webhook goes unnoticed.</summary>
    public TimeSpan CompareEvery { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>For how long nothing may have changed in an Umbraco before the site goes over to it for the first time.</summary>
    public TimeSpan SettleFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether there is an Umbraco.</summary>
    public bool IsOn => Url is not null;

    /// <summary>What is wrong with the settings, in words; <c>null</c>: nothing.</summary>
    public string? Wrong => Secret is { Length: > 0 and < LeastSecret }
        ? $"Pace__Umbraco__Secret has {Secret.Length} characters and needs {LeastSecret}: whoever guesses it reads what waits for editors. Make one with \"openssl rand -hex 32\", and give Umbraco the same." : null;
}
