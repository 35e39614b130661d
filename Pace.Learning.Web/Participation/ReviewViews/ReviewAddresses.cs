namespace Pace.Learning.Web.Participation.ReviewViews;

internal static class ReviewAddresses
{
    public const string Manage = "/manage/participation/reviews";

    public static string Own(Guid question) => $"/taking-part/reviews/{question}";
}
