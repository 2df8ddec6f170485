namespace Membership.Infrastructure.Persistence.Seed;

public static partial class DemoPeople
{
    private static DemoCulture[] Asia =>
    [
        new("india-delhi", "IN", "hi", "दिल्ली, नई दिल्ली, New Delhi, नोएडा, Gurugram",
            "अनन्या:ananya, रोहन:rohan, प्रिया:priya, अर्जुन:arjun, कविता:kavita, विक्रम:vikram, नेहा:neha, संजय:sanjay, मीरा:meera, आदित्य:aditya, Zainab, Harpreet",
            "शर्मा:sharma, वर्मा:verma, गुप्ता:gupta, सिंह:singh, मिश्रा:mishra, चौहान:chauhan, जोशी:joshi, यादव:yadav, त्रिपाठी:tripathi, अग्रवाल:agarwal"),
        new("india-hyderabad", "IN", "te", "హైదరాబాద్, Hyderabad, Secunderabad, వరంగల్",
            "లక్ష్మి:lakshmi, వెంకట్:venkat, సుమ:suma, రాజేష్:rajesh, శ్రీనివాస్:srinivas, దివ్య:divya, కిరణ్:kiran, Padma, Imran, Swathi",
            "రెడ్డి:reddy, రావు:rao, నాయుడు:naidu, చౌదరి:chowdary, శాస్త్రి:sastry, ప్రసాద్:prasad, Khan, Murthy, Varma"),
        new(null, "BD", "bn", "ঢাকা, চট্টগ্রাম, সিলেট, রাজশাহী",
            "রহিম:rahim, সুমাইয়া:sumaiya, তানভীর:tanvir, নুসরাত:nusrat, শফিক:shafiq, ফারজানা:farzana, ইমরান:imran, মৌসুমী:mousumi, আরিফ:arif, শিরিন:shirin",
            "হোসেন:hossain, রহমান:rahman, আক্তার:akter, চৌধুরী:chowdhury, ইসলাম:islam, সরকার:sarkar, দাস:das, খান:khan, মজুমদার:majumder, বিশ্বাস:biswas"),
        new(null, "CN", "zh-Hans", "北京, 上海, 广州, 成都, 西安",
            "伟:wei, 芳:fang, 秀英:xiuying, 明:ming, 静:jing, 志强:zhiqiang, 丽娜:lina, 子涵:zihan, 浩然:haoran, 雨桐:yutong, 建国:jianguo, 思远:siyuan",
            "王:wang, 李:li, 张:zhang, 刘:liu, 陈:chen, 杨:yang, 赵:zhao, 欧阳:ouyang, 周:zhou, 吴:wu, 徐:xu, 孙:sun"),
        new(null, "TW", "zh-Hant", "臺北, 臺中, 高雄, 臺南",
            "雅婷:yating, 家豪:chiahao, 淑芬:shufen, 俊傑:chunchieh, 怡君:yichun, 志明:chihming, 佩珊:peishan, 冠宇:kuanyu",
            "林:lin, 黃:huang, 蔡:tsai, 許:hsu, 鄭:cheng, 謝:hsieh, 郭:kuo, 洪:hung"),
        new("japan", "JP", "ja", "東京, 大阪, 京都, 札幌, 福岡, 仙台",
            "美咲:misaki, 健太:kenta, 陽子:yoko, 翔:sho, さくら:sakura, 大輔:daisuke, 結衣:yui, 拓海:takumi, 真由美:mayumi, ケンジ:kenji, 千尋:chihiro",
            "佐藤:sato, 鈴木:suzuki, 高橋:takahashi, 田中:tanaka, 渡辺:watanabe, 伊藤:ito, 山本:yamamoto, 中村:nakamura, 小林:kobayashi, 加藤:kato"),
        new(null, "KR", "ko", "서울, 부산, 대전, 광주",
            "민준:minjun, 서연:seoyeon, 지훈:jihoon, 수빈:subin, 영희:younghee, 현우:hyunwoo, 하은:haeun, 도윤:doyun, 은지:eunji, 성민:sungmin",
            "김:kim, 이:lee, 박:park, 최:choi, 정:jung, 강:kang, 조:cho, 윤:yoon, 장:jang, 임:lim"),
        new(null, "TH", "th", "กรุงเทพมหานคร, เชียงใหม่, ขอนแก่น, ภูเก็ต",
            "สมชาย:somchai, สุดา:suda, อนันต์:anan, พิมพ์:pim, ณัฐ:nat, กานดา:kanda, วิชัย:wichai, มาลี:malee, ธนพล:thanaphon, ปรียา:preeya",
            "ศรีสุข:srisuk, ใจดี:jaidee, ทองดี:thongdee, บุญมี:boonmee, แสงทอง:saengthong, รักไทย:rakthai, สุขใจ:sukjai, จันทร์แก้ว:chankaew")
        {
            OneWordShare = 0.1,
        },
        new("indonesia", "ID", "id", "Jakarta, Surabaya, Bandung, Yogyakarta, Denpasar, Makassar",
            "Suharno, Budiman, Sri, Wayan, Kartini, Sulastri, Ngurah, Rahmawati, Slamet, Dewi, Agus, Putri",
            "Wijaya, Santoso, Pratama, Hidayat, Siregar, Lestari, Kusuma, Nasution, Halim, Setiawan")
        {
            OneWordShare = 0.5,
        },
        new(null, "VN", "vi", "Hà Nội, Đà Nẵng, Huế, Thành phố Hồ Chí Minh",
            "Ngọc Anh, Minh Đức, Thị Hương, Quốc Bảo, Thu Trang, Văn Hùng, Khánh Linh, Hữu Phước, Mỹ Duyên, Gia Huy",
            "Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Võ, Đặng, Bùi, Đỗ"),
    ];
}
