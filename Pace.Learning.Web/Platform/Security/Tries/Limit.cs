namespace Pace.Learning.Web.Platform.Security.Tries;

/// <summary>How often something may be tried, whether or not it works out.</summary>
/// <param name="What">What is tried, such as <c>password</c>: each limit counts by itself.</param>
/// <param name="Most">How many tries there are.</param>
/// <param name="For">After which time they are forgotten.</param>
internal sealed record Limit(string What, int Most, TimeSpan For)
{
    /// <summary>Whether that time begins anew with each try that counts: a pause after the last one. If not, it begins with the first.</summary>
    public bool IsPause { get; init; }
}
