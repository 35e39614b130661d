using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Pace.Learning.Web.Studio.Usage;

/// <summary>What somebody decides about a document that is used. Where nothing uses it, there is nothing to decide.</summary>
internal class UseDecision
{
    private const string Keep = "keep";
    private const string GoOn = "go-on";

    /// <summary>The answers when it is to be taken from the public.</summary>
    public static IReadOnlyList<Choice> ToRetire { get; } =
    [
        new(Keep, "No, leave it public"),
        new(GoOn, "Yes, retire it all the same", "What names it leads nowhere then. People read those documents as they are until the site starts again, and they can’t be published before its name is taken out."),
    ];

    /// <summary>The answers when it is to go to the bin.</summary>
    public static IReadOnlyList<Choice> ToBin { get; } =
    [
        new(Keep, "No, leave it where it is"),
        new(GoOn, "Yes, put it in the bin all the same", "What names it can’t be published before its name is taken out."),
    ];

    /// <summary>The answers when its file is to be called something else.</summary>
    public static IReadOnlyList<Choice> ToRename { get; } =
    [
        new(Keep, "No, keep its name"),
        new(GoOn, "Yes, rename it all the same", "What offers it by its file has an error then, and can’t be published before the new name stands there."),
    ];

    /// <summary>The answer.</summary>
    public string? Decision { get; set; }

    /// <summary>What the decision is about: where it was used when the form was opened.</summary>
    public string? Seen { get; set; }

    /// <summary>Says what is missing. A decision about other places than those that use it now is none.</summary>
    /// <param name="usage">Where it is used now.</param>
    /// <param name="name">The form's name.</param>
    /// <param name="state">Takes what is missing.</param>
    public void Check(DocumentUsage usage, string name, ModelStateDictionary state)
    {
        if (usage.Places > 0 && (Decision is not (Keep or GoOn) || Seen != usage.Mark))
        {
            state.AddModelError($"{name}.{nameof(Decision)}", Decision is null || Seen == usage.Mark ? $"{usage.Line} {(usage.Places == 1 ? "uses" : "use")} it. Look where, and decide" : "Where it is used has changed. Look again, and decide");
        }
    }

    /// <summary>Whether it stays after all.</summary>
    public bool Keeps(DocumentUsage usage) => usage.Places > 0 && Decision == Keep;
}
