namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>Names and cities for invented people, in many scripts; any given name goes with any family name of its culture.</summary>
public static partial class DemoPeople
{
    /// <summary>Every culture.</summary>
    public static IReadOnlyList<DemoCulture> Cultures { get; } = [.. Africa, .. Asia, .. MiddleEast, .. Europe, .. AmericasAndPacific];

    private static DemoCulture[] Africa =>
    [
        new("kenya", "KE", "en", "Nairobi, Mombasa, Kisumu, Nakuru, Eldoret, Thika, Nyeri, Garissa",
            "Wanjiru, Achieng, Kamau, Otieno, Njeri, Kiprop, Chebet, Mwende, Baraka, Amina, Juma, Zawadi, Faith, Brian, Halima, Wanjikũ",
            "Mwangi, Odhiambo, Kariuki, Ochieng, Kiplagat, Mutua, Wafula, Ndung'u, Ng'ang'a, Abdi, Njoroge, Cheruiyot, Onyango, Mũthoni"),
        new("senegal", "SN", "fr", "Dakar, Thiès, Saint-Louis, Kaolack, Ziguinchor, Rufisque",
            "Aïssatou, Mamadou, Fatou, Ousmane, Khady, Cheikh, Ndèye, Ibrahima, Awa, Modou, Sokhna, El Hadji",
            "Diop, Ndiaye, Fall, Sarr, Ba, Diallo, Guèye, Faye, Sow, N'Diaye, Cissé, Mbaye"),
        new("egypt", "EG", "ar", "القاهرة, الإسكندرية, الجيزة, أسوان, المنصورة",
            "محمد:mohamed, أحمد:ahmed, فاطمة:fatma, مريم:mariam, يوسف:youssef, نور:nour, عمر:omar, هبة:heba, خالد:khaled, سلمى:salma, طارق:tarek, إيمان:iman",
            "حسن:hassan, إبراهيم:ibrahim, عبد الله:abdallah, السيد:elsayed, مصطفى:mostafa, منصور:mansour, فؤاد:fouad, رمضان:ramadan, النجار:elnaggar, سليمان:soliman"),
        new("ethiopia", "ET", "am", "አዲስ አበባ, ባሕር ዳር, መቐለ, ሐዋሳ, ድሬዳዋ",
            "ሰላም:selam, ዳዊት:dawit, ሀና:hana, አበበ:abebe, ትዕግስት:tigist, ዮሐንስ:yohannes, ሜሮን:meron, ብሩክ:biruk, ሣራ:sara, ናርዶስ:nardos, ኤልያስ:elias",
            "ተስፋዬ:tesfaye, ገብረማርያም:gebremariam, አለሙ:alemu, በቀለ:bekele, ታደሰ:tadesse, ከበደ:kebede, መኮንን:mekonnen, ኃይሌ:haile, ግርማ:girma, ወልደ ሚካኤል:woldemichael"),
        new(null, "NG", "en", "Lagos, Abuja, Kano, Ìbàdàn, Enugu, Port Harcourt",
            "Ọlá, Adébáyọ̀, Chinwe, Ngozi, Emeka, Aisha, Folákẹ́, Tunde, Ifeoma, Musa, Yewande, Obinna",
            "Okafor, Adéyẹmí, Bello, Eze, Ọláwálé, Danjuma, Nwosu, Ogunbanjo, Ibekwe, Lawal, Onyekachi, Balogun"),
        new(null, "ZA", "en", "Johannesburg, eThekwini, Cape Town, Gqeberha, Polokwane",
            "Thandiwe, Sipho, Nomvula, Lerato, Johan, Zanele, Pieter, Ayanda, Kagiso, Mpho",
            "Dlamini, Nkosi, van der Merwe, Botha, Mokoena, Naidoo, Mthembu, Khumalo, Pillay, du Plessis"),
    ];

    private static DemoCulture[] MiddleEast =>
    [
        new("palestine", "PS", "ar", "رام الله, غزة, نابلس, بيت لحم, الخليل",
            "ليلى:layla, سامي:sami, رنا:rana, إياد:iyad, دانا:dana, باسل:basel, هديل:hadeel, معتز:mutaz, شيرين:shireen, جمال:jamal",
            "الخطيب:alkhatib, درويش:darwish, بركات:barakat, عودة:odeh, قاسم:qasem, حداد:haddad, صالح:saleh, النابلسي:nabulsi, شحادة:shehadeh, زيدان:zeidan"),
        new(null, "IL", "he", "תל אביב, חיפה, ירושלים, באר שבע",
            "נועה:noa, איתי:itai, תמר:tamar, יונתן:yonatan, מיכל:michal, אורי:uri, שירה:shira, דניאל:daniel, יעל:yael, עומר:omer",
            "כהן:cohen, לוי:levi, מזרחי:mizrahi, פרידמן:friedman, אזולאי:azulay, ברק:barak, שפירא:shapira, גולן:golan, רוזן:rosen, בן־דוד:bendavid"),
        new(null, "TR", "tr", "İstanbul, Ankara, İzmir, Diyarbakır",
            "Ayşe, Mehmet, Işıl, Çağla, Emre, Gülşen, Kağan, Ömer, Şeyma, Yiğit",
            "Yılmaz, Öztürk, Çelik, Şahin, Kılıç, Aydın, Doğan, Güneş, Koç, Arslanoğlu"),
        new("armenia", "AM", "hy", "Երևան, Գյումրի, Վանաձոր, Դիլիջան",
            "Անահիտ:anahit, Արամ:aram, Նարեկ:narek, Լուսինե:lusine, Տիգրան:tigran, Գայանե:gayane, Հայկ:hayk, Մարիամ:mariam, Վահան:vahan, Սոնա:sona",
            "Պետրոսյան:petrosyan, Հակոբյան:hakobyan, Սարգսյան:sargsyan, Գրիգորյան:grigoryan, Մկրտչյան:mkrtchyan, Ավետիսյան:avetisyan, Կարապետյան:karapetyan, Մանուկյան:manukyan"),
        new(null, "GE", "ka", "თბილისი, ქუთაისი, ბათუმი",
            "ნინო:nino, გიორგი:giorgi, თამარ:tamar, ლუკა:luka, მარიამ:mariam, დავით:davit, ანა:ana, ლევან:levan, ეკა:eka, ზურაბ:zurab",
            "ბერიძე:beridze, კაპანაძე:kapanadze, გელაშვილი:gelashvili, მაისურაძე:maisuradze, ლომიძე:lomidze, წიკლაური:tsiklauri, ხუციშვილი:khutsishvili, ნოზაძე:nozadze"),
    ];
}
