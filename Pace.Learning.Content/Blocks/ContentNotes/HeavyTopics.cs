using System.Collections.Frozen;

namespace Pace.Learning.Content.Blocks.ContentNotes;

/// <summary>The topics that are announced before they appear (rule of care 5).</summary>
public static class HeavyTopics
{
    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>
    {
        ["sexual-exploitation"] = "sexual exploitation",
        ["criminal-exploitation"] = "criminal exploitation",
        ["violence"] = "violence",
        ["threats"] = "threats",
        ["missing-from-home"] = "a child who is missing from home",
        ["trafficking"] = "trafficking",
        ["self-harm"] = "self-harm",
        ["suicide"] = "suicide",
        ["bereavement"] = "bereavement",
        ["court"] = "going to court",
        ["child-removal"] = "a child being taken into care",
    }.ToFrozenDictionary();

    /// <summary>The names of the topics in files.</summary>
    public static IReadOnlyCollection<string> All { get; } = [.. Titles.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A topic in plain words, as it stands inside a sentence; its own name when there is no such topic.</summary>
    public static string Title(string topic) => Titles.GetValueOrDefault(topic, topic);
}
