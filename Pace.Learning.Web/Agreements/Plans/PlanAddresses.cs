namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>Where plans and reviews are.</summary>
internal static class PlanAddresses
{
    public static string Plan(Guid signUp) => $"/agreements/{signUp}/plan";

    public static string Add(Guid signUp, string? clause = null) => $"/agreements/{signUp}/plan/edit{(clause is null ? "" : $"?clause={clause}")}";

    public static string Edit(Guid signUp, Guid action) => $"/agreements/{signUp}/plan/edit/{action}";

    public static string Action(Guid signUp, Guid action) => $"/agreements/{signUp}/plan/{action}";

    public static string Reviews(Guid signUp) => $"/agreements/{signUp}/reviews";

    public static string Review(Guid signUp, Guid review) => $"/agreements/{signUp}/reviews/{review}";

    public static string Answer(Guid signUp, Guid review, string key) => $"/agreements/{signUp}/reviews/{review}/{key}";
}
