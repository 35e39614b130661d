namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>Where plans and reviews are.</summary>
internal static class PlanAddresses
{
    public static string Plan(Guid agreement) => $"/agreements/{agreement}/plan";

    public static string Add(Guid agreement, string? clause = null) => $"/agreements/{agreement}/plan/edit{(clause is null ? "" : $"?clause={clause}")}";

    public static string Edit(Guid agreement, Guid action) => $"/agreements/{agreement}/plan/edit/{action}";

    public static string Action(Guid agreement, Guid action) => $"/agreements/{agreement}/plan/{action}";

    public static string Reviews(Guid agreement) => $"/agreements/{agreement}/reviews";

    public static string Review(Guid agreement, Guid review) => $"/agreements/{agreement}/reviews/{review}";

    public static string Answer(Guid agreement, Guid review, string key) => $"/agreements/{agreement}/reviews/{review}/{key}";
}
