using Pace.Learning.Web.Participation.MyData;
using Pace.Learning.Web.Participation.ReviewViews.Manage;
using Pace.Learning.Web.Participation.Week;

namespace Pace.Learning.Web.Participation.ReviewViews;

/// <summary>What parents add to reviews of areas.</summary>
internal static class ReviewViewsRegistration
{
    public static WebApplicationBuilder AddReviewViews(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AskingForViews>().AddScoped<GivingViews>().AddScoped<ParentViews>().AddScoped<WrittenViews>();
        builder.Services.AddScoped<WaitingReviews>().AddScoped<IHeldAboutParent, HeldAboutReviews>();
        builder.Services.AddScoped<IWaitingForParent>(services => services.GetRequiredService<WaitingReviews>());
        builder.Services.AddScoped<IWeekRows>(services => services.GetRequiredService<WrittenViews>());
        return builder;
    }
}
