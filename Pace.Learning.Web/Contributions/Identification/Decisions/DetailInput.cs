using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Pace.Learning.Web.Contributions.Identification.Decisions;

/// <summary>One detail on the page of the check, and what the parent says of it.</summary>
public sealed class DetailInput
{
    /// <summary>How many are asked about one by one; the rest are only marked.</summary>
    public const int Most = 100;

    /// <summary>Which.</summary>
    public string Key { get; set; } = "";

    /// <summary>That it is all right.</summary>
    public bool Keep { get; set; }

    /// <summary>Why, if they like to say.</summary>
    public string? Because { get; set; }

    /// <summary>As it was found.</summary>
    [BindNever]
    public IdentifyingDetail? Detail { get; set; }

    /// <summary>A line for each detail, however often it stands there, with what was said of it before.</summary>
    public static List<DetailInput> For(IEnumerable<IdentifyingDetail> details, IReadOnlyList<KeptDetail> kept, IReadOnlyList<DetailInput>? sent = null) =>
        [.. details.DistinctBy(d => d.Key).Take(Most).Select(d => new DetailInput
        {
            Key = d.Key,
            Detail = d,
            Keep = sent?.FirstOrDefault(s => s.Key == d.Key)?.Keep ?? kept.Any(k => k.Key == d.Key),
            Because = sent?.FirstOrDefault(s => s.Key == d.Key)?.Because ?? kept.FirstOrDefault(k => k.Key == d.Key)?.Because,
        })];

    /// <summary>What is kept.</summary>
    public static IReadOnlyList<KeptDetail> Kept(IEnumerable<DetailInput> inputs) =>
        [.. inputs.Where(i => i.Keep && i.Key.Length > 0).DistinctBy(i => i.Key).Take(Most).Select(i => new KeptDetail(i.Key, (i.Because ?? "").Trim()))];

    /// <summary>What is wrong with the reasons, by the place of each.</summary>
    public static IEnumerable<Refusal> RefusalsOf(IReadOnlyList<DetailInput> inputs, string field) => inputs
        .Select((input, n) => TextLimit.Check($"{field}[{n}].{nameof(Because)}", input.Because, KeptDetail.BecauseLength)).OfType<Refusal>();
}
