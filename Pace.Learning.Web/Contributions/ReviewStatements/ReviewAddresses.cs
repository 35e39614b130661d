namespace Pace.Learning.Web.Contributions.ReviewStatements;

internal static class ReviewStatementAddresses
{
    public const string Manage = "/manage/participation/reviews";

    public static string Own(Guid question) => $"/taking-part/reviews/{question}";
}
