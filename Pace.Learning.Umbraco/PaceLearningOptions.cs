using Microsoft.Extensions.Options;

namespace Pace.Learning.BackOffice;

/// <summary>Settings of the section <c>PaceLearning</c>: where the learning site is, and the secret that both sides share.</summary>
public sealed class PaceLearningOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "PaceLearning";

    /// <summary>The fewest characters that a secret has.</summary>
    public const int LeastSecret = 32;

    /// <summary>The longest wait for the site. Umbraco publishes under a write lock that others wait for at most 5 seconds.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(4);

    /// <summary>Where the learning site is, such as <c>https://learning.example.org</c>. Without it only document types are made.</summary>
    public string? SiteUrl { get; set; }

    /// <summary>The secret that the site has as <c>Pace:Umbraco:Secret</c>. Without it only document types are made.</summary>
    public string? Secret { get; set; }

    /// <summary>How long the site may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether the webhook to the site is made at the start where there is none. Otherwise the health check makes it with a button.</summary>
    public bool MakeWebhook { get; set; }

    /// <summary>Whether the site can be asked.</summary>
    public bool IsComplete => !string.IsNullOrWhiteSpace(SiteUrl) && !string.IsNullOrWhiteSpace(Secret);

    /// <summary>An address of the site; <c>null</c> while the settings aren't complete.</summary>
    /// <param name="path">Relative to the site, without a slash in front.</param>
    public Uri? AddressOf(string path) => IsComplete ? new Uri(new Uri(SiteUrl!.TrimEnd('/') + "/"), path) : null;
}

/// <summary>Refuses settings that could only fail later, in words that say what to do.</summary>
internal sealed class PaceLearningOptionsValidation : IValidateOptions<PaceLearningOptions>
{
    public ValidateOptionsResult Validate(string? name, PaceLearningOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(PaceLearningOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.SiteUrl) && WrongUrl(options.SiteUrl) is { } url)
        {
            yield return url;
        }
        if (!string.IsNullOrWhiteSpace(options.Secret) && options.Secret.Length < PaceLearningOptions.LeastSecret)
        {
            yield return $"PaceLearning:Secret has {options.Secret.Length} characters and needs {PaceLearningOptions.LeastSecret}. Make one with \"openssl rand -hex 32\" and give the site the same as Pace:Umbraco:Secret.";
        }
        if (options.Timeout < TimeSpan.FromMilliseconds(500) || options.Timeout > PaceLearningOptions.LongestTimeout)
        {
            yield return $"PaceLearning:Timeout is {options.Timeout}. Write it as hours, minutes and seconds, from \"00:00:00.5\" to \"00:00:04\", because Umbraco holds a lock while the site is asked; or leave it out for 3 seconds.";
        }
    }

    private static string? WrongUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return $"PaceLearning:SiteUrl is \"{url}\". Give the whole address of the learning site, such as https://learning.example.org.";
        }
        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            return "PaceLearning:SiteUrl holds more than an address. Leave out what stands before @ and after ? or #.";
        }
        return address.Scheme == "http" && !address.IsLoopback
            ? $"PaceLearning:SiteUrl is {url}, and unpublished text would go there unencrypted. Use https; http is for the same machine only."
            : null;
    }
}
