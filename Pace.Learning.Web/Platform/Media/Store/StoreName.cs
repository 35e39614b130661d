using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Platform.Media.Store;

/// <summary>What a file of a store may be called. A name never comes from what somebody typed, so another one is our mistake.</summary>
internal static partial class StoreName
{
    /// <summary>The name, if it is one.</summary>
    /// <exception cref="ArgumentException">It isn't.</exception>
    public static string Checked(string name) =>
        WellFormed.IsMatch(name) ? name : throw new ArgumentException($"“{name}” is no name of a stored file.", nameof(name));

    [GeneratedRegex(@"\A[a-z0-9-]+(/[a-z0-9-]+)*(\.[a-z0-9]+)?\z")]
    private static partial Regex WellFormed { get; }
}
